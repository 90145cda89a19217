package io.github.livesessions.rest;

import io.github.livesessions.core.record.Alert;
import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.registry.store.Records;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Whoever was logged out by somebody else says so, once they have signed in again. */
public final class MyContestResource {

    private static final String SESSION = "session";
    private static final Set<AlertRule> ENDED = Set.of(AlertRule.ENDED_BY_ANOTHER, AlertRule.NOT_ME);

    private final KeycloakSession session;

    MyContestResource(KeycloakSession session) {
        this.session = session;
    }

    /** Ends what ended the session of that id, and blocks its device. */
    @POST
    @Path("")
    public Response contest(InputStream body) {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayChange();
            String ended = Fields.read(body, SESSION)
                    .text(SESSION)
                    .orElseThrow(() -> Problem.field(SESSION, "give the id of the session that was ended"));
            Records records =
                    new Records(session.getProvider(JpaConnectionProvider.class).getEntityManager());
            Alert alert = records.about(asker.realm().getId(), asker.userId(), ended, ENDED)
                    .orElseThrow(() -> Problem.notFound("session"));
            return new Disowning(asker, records)
                    .answer(alert, Alert.Verdict.NOT_MINE)
                    .map(Answers::json)
                    .orElseGet(Answers::done);
        });
    }
}
