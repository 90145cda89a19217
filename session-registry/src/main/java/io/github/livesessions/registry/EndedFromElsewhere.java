package io.github.livesessions.registry;

import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.mail.Letter;
import io.github.livesessions.registry.mail.Whereabouts;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.visit.Visit;
import io.github.livesessions.registry.visit.Visits;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** Tells the owner of sessions that the current request ends: whoever knows the password can do this. */
final class EndedFromElsewhere {

    private final KeycloakSession session;
    private final Server server;
    private final RealmModel realm;
    private final UserModel user;

    EndedFromElsewhere(KeycloakSession session, Server server, RealmModel realm, UserModel user) {
        this.session = session;
        this.server = server;
        this.realm = realm;
        this.user = user;
    }

    /** Raises an alert for each, and sends one letter about all, but for the session that the request itself is of. */
    void tell(List<RecordedSession> ended) {
        UserSessionModel own = session.getContext().getUserSession();
        List<RecordedSession> elsewhere = ended.stream()
                .filter(one -> one.session().kind() != SessionKind.IMPERSONATION
                        && (own == null || !one.session().id().equals(own.getId())))
                .toList();
        if (elsewhere.isEmpty()) {
            return;
        }
        Recording recording = new Recording(session, server, realm.getId(), user.getId());
        elsewhere.forEach(one -> recording.alert(
                AlertRule.ENDED_BY_ANOTHER, one.session().id(), one.session().deviceId()));
        Visit visit = new Visits(session, realm).watched();
        Whereabouts by = new Whereabouts(
                visit.device(), null, server.place(visit.ipAddress()).orElse(null));
        List<Whereabouts> sessions =
                elsewhere.stream().map(one -> Whereabouts.of(one.session())).toList();
        server.postman()
                .afterCommit(
                        session, realm.getId(), user.getId(), server.baseUri(session), new Letter.Ended(sessions, by));
    }
}
