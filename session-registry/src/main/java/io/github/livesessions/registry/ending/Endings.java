package io.github.livesessions.registry.ending;

import io.github.livesessions.registry.store.Ending;
import io.github.livesessions.registry.store.EndingStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Carries out endings, right after the commit that decided them and, where that failed or the node died, by a sweep.
 * One object per server; safe on any number of nodes.
 */
public final class Endings {

    private static final Logger LOG = Logger.getLogger(Endings.class);

    /** How long a claimed ending belongs to its node before another may try. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    /**
     * Keycloak writes a new session in a transaction of its own after the login's. Where another node ends the session
     * meanwhile, it may find nothing yet, or find it in the cache and delete it before its row is written, which then
     * stays. So a session that was younger than this is looked for again, and ended again, for as long.
     */
    private static final Duration WAIT_FOR_SESSION = Duration.ofSeconds(30);

    private static final int MAX_STEPS = 4;

    private static final int SWEEP_SIZE = 200;

    private final KeycloakSessionFactory factory;
    private final Executor executor;
    private final Clock clock;

    public Endings(KeycloakSessionFactory factory, Executor executor, Clock clock) {
        this.factory = factory;
        this.executor = executor;
        this.clock = clock;
    }

    /** Carries out the endings once the session's transaction has been committed; not at all if it is rolled back. */
    public void afterCommit(KeycloakSession session, List<String> endings) {
        if (endings.isEmpty()) {
            return;
        }
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                endings.forEach(Endings.this::submit);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /** Carries out what is due: what a commit's own attempt left over, and what nodes that died had taken. */
    public void sweep() {
        KeycloakModelUtils.runJobInTransactionWithResult(
                        factory, session -> store(session).due(clock.instant(), SWEEP_SIZE))
                .forEach(this::submit);
    }

    private void submit(String id) {
        execute(() -> carryOut(id));
    }

    private void execute(Runnable work) {
        try {
            executor.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException failure) { // whatever a database or a client does, the sweep tries again
                    LOG.debug("an ending failed and will be tried again", failure);
                }
            });
        } catch (RejectedExecutionException shuttingDown) {
            LOG.debug("not carried out here: the server is stopping", shuttingDown);
        }
    }

    private void carryOut(String id) {
        Instant now = clock.instant();
        Optional<Ending> claimed = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> store(session).claim(id, now, now.plus(CLAIM)));
        claimed.ifPresent(ending -> {
            boolean found = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> new KeycloakLogout(session).end(ending));
            boolean over = (found && !youngWhenEnded(ending))
                    || ending.createdAt().plus(WAIT_FOR_SESSION).isBefore(now);
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                if (over) {
                    store(session).done(id);
                } else {
                    store(session).retry(id, now.plus(pause(ending.attempts())));
                }
            });
        });
    }

    private static boolean youngWhenEnded(Ending ending) {
        return Instant.ofEpochSecond(ending.keycloakStart())
                .plus(WAIT_FOR_SESSION)
                .isAfter(ending.createdAt());
    }

    /** 100 ms first, for a session that is being written this moment; then four times as long each time, to 25.6 s. */
    private static Duration pause(int attempts) {
        return Duration.ofMillis(100L << (2 * Math.min(attempts - 1, MAX_STEPS)));
    }

    private static EndingStore store(KeycloakSession session) {
        return new EndingStore(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }
}
