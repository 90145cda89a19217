package io.github.livesessions.registry;

import io.github.livesessions.registry.account.OwnersAddress;
import io.github.livesessions.registry.store.AddressStore;
import io.github.livesessions.registry.store.LockedAccount;
import io.github.livesessions.registry.store.SessionStore;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.StorageId;

/** Takes an account's row lock for the current transaction, and creates the row where there is none yet. */
final class AccountLock {

    private final KeycloakSession session;
    private final Server server;

    AccountLock(KeycloakSession session, Server server) {
        this.session = session;
        this.server = server;
    }

    /**
     * Waits for the lock and holds it until the transaction is over.
     *
     * @return what the account's row says
     */
    LockedAccount take(String realmId, String userId) {
        server.queue().enterForGood(session, realmId, userId);
        SessionStore store = store(session, realmId);
        Optional<LockedAccount> taken = lock(store, userId);
        if (taken.isPresent()) {
            return taken.get();
        }
        if (!exists(session, userId)) {
            throw new ModelException("the account was deleted while somebody waited for its lock");
        }
        try {
            // in a transaction of its own: a duplicate must fail there and not in the login
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), own -> open(own, realmId, userId));
        } catch (ModelException twin) {
            return lock(store, userId).orElseThrow(() -> twin); // another node created it this very moment
        }
        return lock(store, userId).orElseThrow(() -> new ModelException("the account's lock cannot be created"));
    }

    /** As this transaction sees it, past Keycloak's caches. Accounts of other directories are theirs to know. */
    private static boolean exists(KeycloakSession session, String userId) {
        return !StorageId.isLocalStorage(userId)
                || session.getProvider(JpaConnectionProvider.class)
                                .getEntityManager()
                                .createQuery("select count(u) from UserEntity u where u.id = :id", Long.class)
                                .setParameter("id", userId)
                                .getSingleResult()
                        > 0;
    }

    /** With the address of the user as the outer transaction sees it: it may be about to create them. */
    private void open(KeycloakSession own, String realmId, String userId) {
        Instant now = server.clock().instant();
        store(own, realmId).open(userId, now);
        RealmModel realm = session.realms().getRealm(realmId);
        UserModel user = realm == null ? null : session.users().getUserById(realm, userId);
        if (user != null) {
            AddressStore addresses = new AddressStore(
                    own.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId);
            new OwnersAddress(addresses, user).meet(now);
        }
    }

    /** Other databases give up by themselves, after a time that they are configured with. */
    private Optional<LockedAccount> lock(SessionStore store, String userId) {
        return server.onPostgres() ? store.lockOnPostgres(userId, Server.PATIENCE) : store.lock(userId);
    }

    private static SessionStore store(KeycloakSession session, String realmId) {
        return new SessionStore(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId);
    }
}
