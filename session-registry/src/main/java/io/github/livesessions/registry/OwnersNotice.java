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

/** Tells an owner at once of what an administrator does to the account's sessions, and of a new password by whomever. */
final class OwnersNotice {

    private final KeycloakSession session;
    private final Server server;
    private final RealmModel realm;
    private final UserModel user;

    OwnersNotice(KeycloakSession session, Server server, RealmModel realm, UserModel user) {
        this.session = session;
        this.server = server;
        this.realm = realm;
        this.user = user;
    }

    /** Raises an alert for each session that an administrator ends, and sends one letter about all. */
    void ofAdministrator(List<RecordedSession> ended) {
        List<RecordedSession> own = ended.stream()
                .filter(one -> one.session().kind() != SessionKind.IMPERSONATION)
                .toList();
        if (own.isEmpty()) {
            return;
        }
        Recording recording = new Recording(session, server, realm.getId(), user.getId());
        own.forEach(one -> recording.alert(
                AlertRule.ENDED_BY_ANOTHER, one.session().id(), one.session().deviceId()));
        send(new Letter.EndedByAdministrator(
                own.stream().map(one -> Whereabouts.of(one.session())).toList()));
    }

    /** Sends a letter about a new password. */
    void ofPassword(boolean byAdministrator) {
        if (byAdministrator) {
            send(new Letter.PasswordSet());
            return;
        }
        Visit visit = new Visits(session, realm).watched();
        send(new Letter.PasswordChanged(new Whereabouts(
                visit.device(), null, server.place(visit.ipAddress()).orElse(null))));
    }

    private void send(Letter letter) {
        server.postman().afterCommit(session, realm.getId(), user.getId(), server.baseUri(session), letter);
    }
}
