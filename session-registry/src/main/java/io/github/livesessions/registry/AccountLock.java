package io.github.livesessions.registry;

import io.github.livesessions.registry.store.SessionStore;
import java.time.Clock;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Holds an account's row locked until the transaction ends; the row is made when the account first needs it. */
final class AccountLock {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock;

    AccountLock(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.clock = clock;
    }

    void take(UserModel user) {
        SessionStore store = store(session);
        if (store.lock(user.getId())) {
            return;
        }
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), own -> store(own).open(user.getId(), clock.instant()));
        } catch (ModelException created) { // by a login on another node, this very moment
            if (!store.lock(user.getId())) {
                throw created;
            }
            return;
        }
        if (!store.lock(user.getId())) {
            throw new ModelException("the account's lock cannot be created");
        }
    }

    private SessionStore store(KeycloakSession from) {
        return new SessionStore(from.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
    }
}
