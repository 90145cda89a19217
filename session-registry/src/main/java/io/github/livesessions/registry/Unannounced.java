package io.github.livesessions.registry;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.logout.Hearers;
import io.github.livesessions.registry.push.News;
import io.github.livesessions.registry.secret.Seal;
import io.github.livesessions.registry.store.DueLogout;
import io.github.livesessions.registry.store.EndingStore;
import io.github.livesessions.registry.store.LogoutStore;
import io.github.livesessions.registry.store.NewLogout;
import io.github.livesessions.registry.store.SessionStore;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.session.UserSessionPersisterProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sessions that Keycloak itself removes in the current transaction without a word to their clients. What those have to
 * hear is read from Keycloak's tables, past its caches: a removed session that is put back into a cache would live on.
 */
final class Unannounced {

    private final KeycloakSession session;
    private final Server server;
    private final RealmModel realm;
    private final Hearers hearers;

    Unannounced(KeycloakSession session, Server server, RealmModel realm) {
        this.session = session;
        this.server = server;
        this.realm = realm;
        this.hearers = new Hearers(session, realm);
    }

    /** The account is about to be deleted: nothing is left that tells of it but what its clients have yet to hear. */
    void leaving(UserModel user) {
        Set<String> told = new EndingStore(entities()).told(realm.getId());
        Seal seal = Seal.of(session, realm);
        List<DueLogout.Waiting> waiting = Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .filter(one -> !told.contains(one.getId()))
                .collect(Collectors.groupingBy(UserSessionModel::getId))
                .values()
                .stream()
                .map(twins -> hearers.askingOf(twins).stream()
                        .map(one -> one.sealed(seal::close))
                        .toList())
                .flatMap(clients -> keep(clients, null).stream())
                .toList();
        server.endings().courier().afterCommit(session, waiting);
        News news = server.news(session);
        new SessionStore(entities(), realm.getId())
                .of(user.getId(), "")
                .forEach(one -> news.put(SessionEvent.of(
                        SessionEventType.SESSION_ENDED,
                        server.clock().instant(),
                        realm.getId(),
                        user.getId(),
                        one.session().id(),
                        EndCause.DELETED.id())));
    }

    /** The session's time is over by Keycloak's clocks, or that of its offline twin; its rows go with this transaction. */
    void expired(String sessionId) {
        UserSessionPersisterProvider rows = session.getProvider(UserSessionPersisterProvider.class);
        List<UserSessionModel> expired = Stream.of(false, true)
                .map(offline -> Optional.ofNullable(rows.loadUserSession(realm, sessionId, offline)))
                .flatMap(Optional::stream)
                .filter(one -> one.getUser() != null)
                .toList();
        if (!expired.isEmpty() && somebodyAsks()) {
            server.endings()
                    .courier()
                    .afterCommit(
                            session,
                            keep(
                                    hearers.askingOf(expired),
                                    expired.get(0).getUser().getId()));
        }
    }

    /** All sessions of the realm have been removed. They are read by another transaction, which still sees them. */
    void all() {
        if (!somebodyAsks()) {
            return;
        }
        Map<UserSessionKey, List<NewLogout>> all = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), own -> readAll(own, realm.getId()));
        Set<String> told = new EndingStore(entities()).told(realm.getId());
        server.endings()
                .courier()
                .afterCommit(
                        session,
                        all.entrySet().stream()
                                .filter(one -> !told.contains(one.getKey().sessionId()))
                                .flatMap(
                                        one -> keep(one.getValue(), one.getKey().userId()).stream())
                                .toList());
    }

    private static Map<UserSessionKey, List<NewLogout>> readAll(KeycloakSession own, String realmId) {
        RealmModel realm = own.realms().getRealm(realmId);
        own.getContext().setRealm(realm);
        Hearers hearers = new Hearers(own, realm);
        Map<UserSessionKey, List<UserSessionModel>> twins = new HashMap<>();
        for (boolean offline : new boolean[] {false, true}) {
            try (Stream<UserSessionModel> sessions =
                    own.getProvider(UserSessionPersisterProvider.class).readOnlyUserSessionStream(realm, offline)) {
                sessions.filter(one -> one.getUser() != null)
                        .forEach(one -> twins.computeIfAbsent(
                                        new UserSessionKey(one.getUser().getId(), one.getId()),
                                        key -> new ArrayList<>())
                                .add(one));
            }
        }
        return twins.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> hearers.askingOf(one.getValue())));
    }

    private boolean somebodyAsks() {
        return realm.getClientsStream().anyMatch(Hearers::asks);
    }

    private List<DueLogout.Waiting> keep(Collection<NewLogout> clients, @Nullable String userId) {
        LogoutStore store = new LogoutStore(entities());
        return clients.stream()
                .map(one -> new DueLogout.Waiting(
                        store.add(
                                one,
                                null,
                                realm.getId(),
                                userId,
                                server.lastBaseUri(),
                                server.clock().instant()),
                        one.clientId()))
                .toList();
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private record UserSessionKey(String userId, String sessionId) {}
}
