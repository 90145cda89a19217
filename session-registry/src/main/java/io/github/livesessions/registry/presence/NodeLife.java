package io.github.livesessions.registry.presence;

import io.github.livesessions.registry.store.NodeStore;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * This node as the others see it. A node that was given up, as after a long pause, goes on under another id: what it
 * vouched for under the old one has been taken from it.
 */
final class NodeLife {

    private static final Logger LOG = Logger.getLogger(NodeLife.class);

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final Checks checks;
    private volatile String id = UUID.randomUUID().toString();
    private volatile boolean begun;
    private boolean ended;

    NodeLife(KeycloakSessionFactory factory, Clock clock, Checks checks) {
        this.factory = factory;
        this.clock = clock;
        this.checks = checks;
    }

    String id() {
        return id;
    }

    /** Whether the others know this node: before that it must vouch for nobody. */
    boolean begun() {
        return begun;
    }

    /** Gives a sign of life. */
    synchronized void sign() {
        if (ended) {
            return;
        }
        if (begun) {
            boolean known = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> nodes(session).sign(id, clock.instant()));
            if (known) {
                return;
            }
            LOG.debugf("node %s was given up, and goes on under another id", id);
            begun = false;
            id = UUID.randomUUID().toString();
            checks.live().forEach(Check::letGo);
        }
        KeycloakModelUtils.runJobInTransaction(
                factory, session -> nodes(session).begin(id, clock.instant()));
        begun = true;
    }

    /** The node stops, and vouches for nobody any more. */
    synchronized void end() {
        ended = true;
        if (begun) {
            begun = false;
            KeycloakModelUtils.runJobInTransaction(
                    factory, session -> nodes(session).end(id));
        }
    }

    private static NodeStore nodes(KeycloakSession session) {
        return new NodeStore(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }
}
