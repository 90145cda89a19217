package io.github.livesessions.rest;

import io.github.livesessions.registry.push.Holder;
import io.github.livesessions.registry.store.Watched;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/** What happens to the users of a realm, as it happens, for administrators. */
public final class AdminStreamResource {

    /** Null once the stream is open: the answer keeps this object for as long as it is read, and all that hangs on it. */
    private @Nullable Admin asked;

    AdminStreamResource(Admin admin) {
        this.asked = admin;
    }

    /** Opens the stream; of whom it tells is asked for each event. */
    @GET
    @Path("")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> open(@Context Sse sse) {
        Admin admin = Objects.requireNonNull(asked);
        asked = null;
        return Streams.answer(() -> {
            admin.mustQuery();
            KeycloakSession session = admin.session();
            RealmModel home = admin.auth().getRealm();
            AccessToken token = admin.auth().getToken();
            String realmId = admin.realm().getId();
            return new Streams(session, sse)
                    .open(
                            StreamRequest.read(session),
                            Watched.realm(realmId),
                            new Holder(home.getId(), admin.userId(), token.getSessionId(), since(session, home, token)),
                            Grant.of(home, admin.userId(), token),
                            new RealmVoice(
                                    realmId,
                                    home.getId(),
                                    admin.userId(),
                                    admin.auth().getClient().getId(),
                                    token));
        });
    }

    private static Instant since(KeycloakSession session, RealmModel home, AccessToken token) {
        UserSessionModel standing =
                token.getSessionId() == null ? null : session.sessions().getUserSession(home, token.getSessionId());
        return standing == null ? Instant.EPOCH : Instant.ofEpochSecond(standing.getStarted());
    }
}
