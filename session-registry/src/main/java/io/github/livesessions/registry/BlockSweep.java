package io.github.livesessions.registry;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.store.BlockStore;
import io.github.livesessions.registry.store.Unwanted;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Ends the sessions that stood on devices when they were blocked for their realm: those of other accounts than the one it
 * was blocked in, and of logins that were under way in them. Any node may do it, and doing it twice is doing it once.
 */
final class BlockSweep {

    private static final Logger LOG = Logger.getLogger(BlockSweep.class);
    private static final int CHUNK = 200;

    private final KeycloakSessionFactory factory;
    private final Server server;

    BlockSweep(KeycloakSessionFactory factory, Server server) {
        this.factory = factory;
        this.server = server;
    }

    void sweep() {
        List<Unwanted> unwanted = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> BlockStore.unwanted(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), CHUNK));
        unwanted.forEach(this::end);
    }

    /** One that cannot be ended now must not hold up the others. */
    private void end(Unwanted unwanted) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> end(session, unwanted));
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "device %s is looked at in the next round", unwanted.deviceId());
        }
    }

    private void end(KeycloakSession session, Unwanted unwanted) {
        RealmModel realm = session.realms().getRealm(unwanted.realmId());
        if (realm == null) {
            return; // its removal takes the rows along
        }
        session.getContext().setRealm(realm); // Keycloak looks for users in the context's realm
        UserModel user = session.users().getUserById(realm, unwanted.userId());
        if (user != null) {
            DeviceEnforcement enforcement = new DeviceEnforcement(session, realm, user, server, server.lastBaseUri());
            enforcement.lock();
            boolean enforced = PolicyComponent.enforces(realm);
            Instant until = enforced ? unwanted.blockedAt().plus(BlockStore.UNDER_WAY) : unwanted.blockedAt();
            enforcement.end(Set.of(unwanted.deviceId()), EndCause.BLOCKED, until);
        }
    }
}
