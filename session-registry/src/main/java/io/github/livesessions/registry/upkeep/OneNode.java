package io.github.livesessions.registry.upkeep;

import io.github.livesessions.registry.store.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

    /** A job of every half second need not write each time that it is still here. */
    private static final Duration RENEWAL = Duration.ofSeconds(4);

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final String node = UUID.randomUUID().toString();
    private final Map<String, Instant> renewed = new ConcurrentHashMap<>();

    public OneNode(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    /** Does the work if this node holds the job. */
    public void run(String job, Runnable work) {
        Instant now = clock.instant();
        if (isHeld(job, now) || hold(job, now)) {
            work.run();
        } else if (!KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> leases(session).exists(job))) {
            create(job);
        }
    }

    /** Not longer ago, and not in the future either: clocks are set back. */
    private boolean isHeld(String job, Instant now) {
        Instant last = renewed.get(job);
        return last != null && !last.isAfter(now) && now.isBefore(last.plus(RENEWAL));
    }

    private boolean hold(String job, Instant now) {
        boolean held = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> leases(session).hold(job, node, now, LEASE));
        if (held) {
            renewed.put(job, now);
        } else {
            renewed.remove(job);
        }
        return held;
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
