package io.github.livesessions.registry;

import io.github.livesessions.registry.device.Recognizer;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** A realm that is only watched must not feel it: a session is recorded after its login, apart from it. */
final class Watching {

    private final KeycloakSession session;
    private final Server server;
    private final String realmId;
    private final String userId;

    Watching(KeycloakSession session, Server server, String realmId, String userId) {
        this.session = session;
        this.server = server;
        this.realmId = realmId;
        this.userId = userId;
    }

    void record(CompletedLogin login) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        server.afterCommit(session, () -> KeycloakModelUtils.runJobInTransaction(factory, own -> record(own, login)));
    }

    private void record(KeycloakSession own, CompletedLogin login) {
        RealmModel realm = own.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        own.getContext().setRealm(realm); // Keycloak looks for users in the context's realm
        new AccountLock(own, server).take(realmId, userId); // of a deleted account nothing is recorded
        List<RecordedSession> recorded = new SessionStore(
                        own.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId)
                .of(userId, login.sessionId());
        boolean known = recorded.stream()
                .anyMatch(one ->
                        one.session().id().equals(login.sessionId()) && one.keycloakStart() == login.keycloakStart());
        if (!known) {
            new Recording(own, server, realmId, userId)
                    .record(
                            login,
                            new Recognizer(own, realmId).recognize(userId, login.visit(), false),
                            !KeycloakRegistry.others(recorded, userId, login.sessionId())
                                    .equals(recorded),
                            NotedPlans.of(own, realmId, userId));
        }
    }
}
