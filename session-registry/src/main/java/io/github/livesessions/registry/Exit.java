package io.github.livesessions.registry;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.store.EndingStore;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.light.LightweightUserAdapter;

/**
 * Ends sessions of an account: each leaves the list at once, in the transaction that decides it, and is scheduled with
 * it to end in Keycloak and at its clients after the commit.
 */
final class Exit {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Server server;
    private final SessionStore store;
    private final EndingStore endingStore;
    private final List<String> endings = new ArrayList<>();

    Exit(KeycloakSession session, RealmModel realm, UserModel user, Server server) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.server = server;
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.store = new SessionStore(entities, realm.getId());
        this.endingStore = new EndingStore(entities);
    }

    /** Ends that session of the account, one that was never recorded too; tells whether the account has it. */
    boolean end(String sessionId, EndCause cause) {
        lock();
        Optional<RecordedSession> recorded = store.of(user.getId()).stream()
                .filter(one -> one.session().id().equals(sessionId))
                .findFirst();
        if (recorded.isPresent()) {
            close(recorded.get(), cause);
        } else {
            unrecorded(sessionId).ifPresent(one -> schedule(sessionId, one.getStarted(), cause));
        }
        afterCommit();
        return !endings.isEmpty();
    }

    /** Ends every session of the account, those that were never recorded too, and voids its tokens. */
    void endAll(EndCause cause) {
        lock();
        if (!LightweightUserAdapter.isLightweightUser(user)) { // which has no row to keep the date in
            session.users()
                    .setNotBeforeForUser(
                            realm,
                            user,
                            Math.toIntExact(server.clock().instant().getEpochSecond()));
        }
        Set<String> ended = new HashSet<>();
        for (RecordedSession one : store.of(user.getId())) {
            close(one, cause);
            ended.add(one.session().id());
        }
        Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .filter(one -> ended.add(one.getId()))
                .toList()
                .forEach(one -> schedule(one.getId(), one.getStarted(), cause));
        afterCommit();
    }

    /** Takes a recorded session off the list and schedules its end. The caller holds the account's lock. */
    void close(RecordedSession one, EndCause cause) {
        store.remove(one.session().id(), one.keycloakStart());
        schedule(one.session().id(), one.keycloakStart(), cause);
    }

    /** Schedules the end of a session of the account. */
    void schedule(String sessionId, int keycloakStart, EndCause cause) {
        String baseUri = session.getContext().getUri().getBaseUri().toString();
        endings.add(endingStore.add(
                realm.getId(),
                user.getId(),
                sessionId,
                keycloakStart,
                cause,
                baseUri,
                server.clock().instant()));
    }

    /** Has all that was scheduled carried out once the transaction is committed. */
    void afterCommit() {
        server.endings().afterCommit(session, endings);
    }

    private Optional<UserSessionModel> unrecorded(String sessionId) {
        return Stream.of(
                        session.sessions().getUserSession(realm, sessionId),
                        session.sessions().getOfflineUserSession(realm, sessionId))
                .filter(one -> one != null
                        && one.getUser() != null
                        && one.getUser().getId().equals(user.getId()))
                .findFirst();
    }

    private void lock() {
        new AccountLock(session, realm, server.clock()).take(user);
    }
}
