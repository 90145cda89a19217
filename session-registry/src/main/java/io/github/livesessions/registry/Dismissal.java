package io.github.livesessions.registry;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    /**
     * What is about to end of an account.
     *
     * @param baseUri the server's address as clients know it
     */
    Dismissal(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            Server server,
            SessionStore store,
            String baseUri) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.server = server;
        this.store = store;
        this.closing = new Closing(session, server, realm.getId(), user.getId(), baseUri);
    }

    /** Ends that session; tells whether the account has it. */
    boolean one(String sessionId, EndCause cause) {
        Optional<RecordedSession> recorded = store.of(user.getId(), "").stream()
                .filter(one -> one.session().id().equals(sessionId))
                .findFirst();
        Optional<UserSessionModel> unrecorded = recorded.isPresent() ? Optional.empty() : inKeycloak(sessionId);
        if (cause == EndCause.LOGOUT) {
            new EndedFromElsewhere(session, server, realm, user)
                    .tell(recorded.stream().toList());
        } else if (cause == EndCause.ADMIN) {
            new OwnersNotice(session, server, realm, user)
                    .ofAdministrator(recorded.stream().toList());
        }
        recorded.ifPresent(one -> closing.close(one, cause));
        unrecorded.ifPresent(one -> closing.end(sessionId, one.getStarted(), cause));
        closing.carryOut();
        return recorded.isPresent() || unrecorded.isPresent();
    }

    /**
     * Ends those whose pages are silent, but that one.
     *
     * @return how many
     */
    int offline(String spared, EndCause cause) {
        List<RecordedSession> silent = store.of(user.getId(), "").stream()
                .filter(one -> one.session().state() == Presence.OFFLINE
                        && !one.session().id().equals(spared))
                .toList();
        if (cause == EndCause.LOGOUT) {
            new EndedFromElsewhere(session, server, realm, user).tell(silent);
        } else if (cause == EndCause.ADMIN) {
            new OwnersNotice(session, server, realm, user).ofAdministrator(silent);
        }
        silent.forEach(one -> closing.close(one, cause));
        closing.carryOut();
        return silent.size();
    }

    /** Ends all of them; where the wish was to log out everywhere, tokens issued before now are void too. */
    void all(EndCause cause) {
        if (cause == EndCause.LOGOUT_EVERYWHERE) {
            new EndedFromElsewhere(session, server, realm, user).tell(store.of(user.getId(), ""));
        } else if (cause == EndCause.ADMIN) {
            new OwnersNotice(session, server, realm, user).ofAdministrator(store.of(user.getId(), ""));
        }
        close(Set.of(), cause);
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

    /** Ends all of them but that one. */
    void allBut(String sessionId, EndCause cause) {
        if (cause == EndCause.LOGOUT_EVERYWHERE) {
            new EndedFromElsewhere(session, server, realm, user)
                    .tell(store.of(user.getId(), "").stream()
                            .filter(one -> !one.session().id().equals(sessionId))
                            .toList());
        }
        allBut(Set.of(sessionId), cause);
    }

    /** Ends all of them but those. */
    void allBut(Set<String> spared, EndCause cause) {
        close(spared, cause);
        closing.carryOut();
    }

    private void close(Set<String> spared, EndCause cause) {
        Set<String> seen = new HashSet<>(spared);
        for (RecordedSession one : store.of(user.getId(), "")) {
            if (seen.add(one.session().id())) {
                closing.close(one, cause);
            }
        }
        Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                // Keycloak may be ending some in this very request, and has told their clients
                .filter(one -> one.getState() != UserSessionModel.State.LOGGED_OUT && seen.add(one.getId()))
                .toList()
                .forEach(one -> closing.end(one.getId(), one.getStarted(), cause));
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
