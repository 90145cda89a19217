package io.github.livesessions.registry;

import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.mail.Letter;
import io.github.livesessions.registry.mail.Whereabouts;
import io.github.livesessions.registry.push.Acting;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Visit;
import io.github.livesessions.registry.visit.Visits;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
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
        String here = own == null ? Acting.in(session).deviceId() : deviceOf(own.getId());
        elsewhere.forEach(one -> recording.alert(
                AlertRule.ENDED_BY_ANOTHER, one.session().id(), one.session().deviceId(), here));
        Visit visit = new Visits(session, realm).watched();
        Whereabouts by = new Whereabouts(
                visit.device(), null, server.place(visit.ipAddress()).orElse(null));
        List<Whereabouts> sessions =
                elsewhere.stream().map(one -> Whereabouts.of(one.session())).toList();
        server.postman()
                .afterCommit(
                        session, realm.getId(), user.getId(), server.baseUri(session), new Letter.Ended(sessions, by));
    }

    private @Nullable String deviceOf(String sessionId) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return new SessionStore(entities, realm.getId())
                .of(user.getId(), "").stream()
                        .map(RecordedSession::session)
                        .filter(one -> one.id().equals(sessionId))
                        .findFirst()
                        .map(LiveSession::deviceId)
                        .orElse(null);
    }
}
