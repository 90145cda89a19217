package io.github.livesessions.registry;

import io.github.livesessions.registry.policy.PolicyComponent;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Rehearses in a transaction of its own, right after the commit of what it is about: a realm in report-only must not fail
 * by it, and the next login of the account finds this one told.
 */
final class Afterwards {

    private static final Logger LOG = Logger.getLogger(Afterwards.class);

    private final Server server;
    private final String realmId;
    private final String userId;

    Afterwards(Server server, RealmModel realm, UserModel user) {
        this.server = server;
        this.realmId = realm.getId();
        this.userId = user.getId();
    }

    /** Does it once the session's transaction is committed, and never where it is not. */
    void rehearse(KeycloakSession session, Consumer<Rehearsal> what) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                try {
                    KeycloakModelUtils.runJobInTransaction(factory, own -> apart(own, what));
                } catch (RuntimeException failure) {
                    LOG.debug("what report-only would have told is lost", failure);
                }
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private void apart(KeycloakSession own, Consumer<Rehearsal> what) {
        RealmModel realm = own.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        own.getContext().setRealm(realm); // Keycloak looks for users in the context's realm
        UserModel user = own.users().getUserById(realm, userId);
        if (user != null) {
            PolicyComponent.policy(realm)
                    .ifPresent(policy -> what.accept(new Rehearsal(own, realm, user, server, policy)));
        }
    }
}
