package io.github.livesessions.registry;

import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.mail.Letter;
import io.github.livesessions.registry.mail.Whereabouts;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Visit;
import io.github.livesessions.registry.visit.Visits;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * Ends sessions of an account because somebody wants it, those that were never recorded too. The caller holds the
 * account's lock.
 */
final class Dismissal {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Server server;
    private final SessionStore store;
    private final Closing closing;

    Dismissal(KeycloakSession session, RealmModel realm, UserModel user, Server server, SessionStore store) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.server = server;
        this.store = store;
        this.closing = new Closing(session, server, realm.getId(), user.getId(), server.baseUri(session));
    }

    /** Ends that session; tells whether the account has it. */
    boolean one(String sessionId, EndCause cause) {
        Optional<RecordedSession> recorded = store.of(user.getId(), "").stream()
                .filter(one -> one.session().id().equals(sessionId))
                .findFirst();
        Optional<UserSessionModel> unrecorded = recorded.isPresent() ? Optional.empty() : inKeycloak(sessionId);
        recorded.ifPresent(one -> closing.close(one, cause));
        unrecorded.ifPresent(one -> closing.end(sessionId, one.getStarted(), cause));
        closing.carryOut();
        return recorded.isPresent() || unrecorded.isPresent();
    }

    /** Ends all of them; where the wish was to log out everywhere, tokens issued before now are void too. */
    void all(EndCause cause) {
        Set<String> ended = new HashSet<>();
        List<RecordedSession> recorded = store.of(user.getId(), "");
        for (RecordedSession one : recorded) {
            closing.close(one, cause);
            ended.add(one.session().id());
        }
        if (cause == EndCause.LOGOUT_EVERYWHERE) {
            tellOwner(recorded);
        }
        Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .filter(one -> ended.add(one.getId()))
                .toList()
                .forEach(one -> closing.end(one.getId(), one.getStarted(), cause));
        if (cause == EndCause.LOGOUT_EVERYWHERE || cause == EndCause.ADMIN) {
            session.users()
                    .setNotBeforeForUser(
                            realm,
                            user,
                            Math.toIntExact(server.clock().instant().getEpochSecond()));
            new Recording(session, server, realm.getId(), user.getId())
                    .tell(SessionEventType.LOGGED_OUT_EVERYWHERE, null, cause == EndCause.ADMIN ? cause.id() : null);
        }
        closing.carryOut();
    }

    /** Whoever knows the password can do this: the owner hears of it. */
    private void tellOwner(List<RecordedSession> ended) {
        Visit visit = new Visits(session, realm).watched();
        List<RecordedSession> elsewhere = ended.stream()
                .filter(one -> one.session().kind() != SessionKind.IMPERSONATION
                        && !one.session().id().equals(currentSession()))
                .toList();
        if (elsewhere.isEmpty()) {
            return;
        }
        Recording recording = new Recording(session, server, realm.getId(), user.getId());
        elsewhere.forEach(one -> recording.alert(
                AlertRule.ENDED_BY_ANOTHER, one.session().id(), one.session().deviceId()));
        Whereabouts by = new Whereabouts(
                visit.device(), null, server.place(visit.ipAddress()).orElse(null));
        List<Whereabouts> sessions =
                elsewhere.stream().map(one -> Whereabouts.of(one.session())).toList();
        server.postman()
                .afterCommit(
                        session, realm.getId(), user.getId(), server.baseUri(session), new Letter.Ended(sessions, by));
    }

    private @Nullable String currentSession() {
        UserSessionModel current = session.getContext().getUserSession();
        return current == null ? null : current.getId();
    }

    private Optional<UserSessionModel> inKeycloak(String sessionId) {
        return Stream.of(
                        session.sessions().getUserSession(realm, sessionId),
                        session.sessions().getOfflineUserSession(realm, sessionId))
                .filter(one -> one != null
                        && one.getUser() != null
                        && one.getUser().getId().equals(user.getId()))
                .findFirst();
    }
}
