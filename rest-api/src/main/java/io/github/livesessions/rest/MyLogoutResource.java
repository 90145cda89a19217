package io.github.livesessions.rest;

import io.github.livesessions.core.session.EndCause;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.keycloak.models.KeycloakSession;

/** The end of all sessions of whoever asks. */
public final class MyLogoutResource {

    private static final String KEEP_CURRENT = "keepCurrent";

    private final KeycloakSession session;

    MyLogoutResource(KeycloakSession session) {
        this.session = session;
    }

    /** Ends them, the own one too unless it is to be kept; where none is kept, older tokens are void as well. */
    @POST
    @Path("")
    public Response logoutEverywhere(InputStream body) {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayChange();
            boolean keepCurrent =
                    Fields.read(body, KEEP_CURRENT).flag(KEEP_CURRENT).orElse(false);
            asker.mayEnd();
            if (keepCurrent) {
                asker.registry()
                        .endOthers(
                                asker.realm(),
                                asker.user(),
                                asker.auth().getSession().getId(),
                                EndCause.LOGOUT_EVERYWHERE);
            } else {
                asker.registry().endAll(asker.realm(), asker.user(), EndCause.LOGOUT_EVERYWHERE);
            }
            return Answers.done();
        });
    }
}
