package io.github.livesessions.rest;

import io.github.livesessions.core.record.Preferences;
import io.github.livesessions.registry.AccountHistory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What whoever asks wants to be recorded and told of. */
public final class MyPreferencesResource {

    private static final String LOCATION = "locationTracking";
    private static final String MAIL = "emailAlerts";

    private final KeycloakSession session;

    MyPreferencesResource(KeycloakSession session) {
        this.session = session;
    }

    @GET
    @Path("")
    public Response get() {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayLook();
            return Answers.json(
                    asker.registry().history(asker.realm(), asker.user()).preferences());
        });
    }

    /** Changes what is given, and leaves the rest. */
    @PUT
    @Path("")
    public Response put(InputStream body) {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayChange();
            Fields fields = Fields.read(body, LOCATION, MAIL);
            asker.mustBeProven();
            Optional<Boolean> location = fields.flag(LOCATION);
            Optional<Boolean> mail = fields.flag(MAIL);
            AccountHistory history = asker.registry().history(asker.realm(), asker.user());
            Preferences after = history.prefer(before ->
                    new Preferences(location.orElse(before.locationTracking()), mail.orElse(before.emailAlerts())));
            return Answers.json(after);
        });
    }
}
