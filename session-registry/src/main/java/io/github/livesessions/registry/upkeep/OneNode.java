package io.github.livesessions.registry.upkeep;

import io.github.livesessions.registry.store.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Keeps a job on one node of the cluster. Should two believe to hold it, as after a long pause of one, nothing breaks:
 * every job bears being done twice.
 */
public final class OneNode {

    /** Longer than any interval, so that the holder keeps its job; short enough that another soon takes it over. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final String node = UUID.randomUUID().toString();

    public OneNode(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    /** Does the work if this node holds the job. */
    public void run(String job, Runnable work) {
        boolean held = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> leases(session).hold(job, node, clock.instant(), LEASE));
        if (held) {
            work.run();
        } else if (!KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> leases(session).exists(job))) {
            create(job);
        }
    }

    private void create(String job) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory, session -> leases(session).create(job));
        } catch (ModelException twin) { // another node was faster; the next round finds the row
            return;
        }
    }

    private static Leases leases(KeycloakSession session) {
        return new Leases(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }
}
