package io.github.livesessions.registry;

import io.github.livesessions.registry.store.SessionStore;
import java.time.Clock;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Takes an account's row lock for the current transaction, and creates the row where there is none yet. */
final class AccountLock {

    private final KeycloakSession session;
    private final AccountQueue queue;
    private final Clock clock;

    AccountLock(KeycloakSession session, AccountQueue queue, Clock clock) {
        this.session = session;
        this.queue = queue;
        this.clock = clock;
    }

    /** Waits for the lock and holds it until the transaction is over. */
    void take(String realmId, String userId) {
        queue.enter(session, realmId, userId);
        SessionStore store = store(session, realmId);
        if (store.lock(userId)) {
            return;
        }
        try {
            // in a transaction of its own: a duplicate must fail there and not in the login
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    own -> store(own, realmId).open(userId, clock.instant()));
        } catch (ModelException twin) {
            if (!store.lock(userId)) {
                throw twin;
            }
            return; // another node created it this very moment
        }
        if (!store.lock(userId)) {
            throw new ModelException("the account's lock cannot be created");
        }
    }

    private static SessionStore store(KeycloakSession session, String realmId) {
        return new SessionStore(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId);
    }
}
