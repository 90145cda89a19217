package io.github.livesessions.registry.ending;

import io.github.livesessions.registry.logout.Courier;
import io.github.livesessions.registry.logout.KeycloaksWay;
import io.github.livesessions.registry.store.Ending;
import io.github.livesessions.registry.store.EndingStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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
     * stays. So a session that was younger than this is looked for again, for as long.
     */
    private static final Duration YOUNG = Duration.ofSeconds(30);

    /**
     * Keycloak takes a session out of its cache before the deletion of its row is committed. Who lists the account's
     * sessions in between reads the row and puts the session back into the cache, where it lives on without a row. So
     * every session is looked for again, the first time early enough to keep the promised 2 s, and for as long as such
     * a list may take.
     */
    private static final Duration SLOWEST_LIST = Duration.ofSeconds(5);

    private static final Duration SECOND_LOOK = Duration.ofMillis(500);
    private static final Duration LAST_LOOK = Duration.ofSeconds(6);

    /** What is due within this time does not wait for the sweep. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final int MAX_STEPS = 4;

    private static final int SWEEP_SIZE = 200;

    private final KeycloakSessionFactory factory;
    private final Executor executor;
    private final Clock clock;
    private final Courier courier;
    private final KeycloaksWay keycloaksWay;

    public Endings(
            KeycloakSessionFactory factory,
            Executor executor,
            Clock clock,
            Courier courier,
            KeycloaksWay keycloaksWay) {
        this.factory = factory;
        this.executor = executor;
        this.clock = clock;
        this.courier = courier;
        this.keycloaksWay = keycloaksWay;
    }

    /** Who tells the clients of the sessions that end. */
    public Courier courier() {
        return courier;
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
        try {
            executor.execute(guarded(() -> carryOut(id)));
        } catch (RejectedExecutionException shuttingDown) {
            LOG.debug("not carried out here: the server is stopping", shuttingDown);
        }
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException failure) { // whatever a database or a client does, the sweep tries again
                LOG.debug("an ending failed and will be tried again", failure);
            }
        };
    }

    private void carryOut(String id) {
        Instant now = clock.instant();
        Optional<Ending> claimed = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> store(session).claim(id, now, now.plus(CLAIM)));
        claimed.ifPresent(ending -> {
            boolean found =
                    KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> look(session, ending, now));
            if (!found && ending.createdAt().plus(watched(ending)).isBefore(now)) {
                KeycloakModelUtils.runJobInTransaction(
                        factory, session -> store(session).done(id));
            } else if (!found || ending.told()) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> putOff(session, ending, now));
            }
        });
    }

    /** Ends the session if it is there; tells whether it was. */
    private boolean look(KeycloakSession session, Ending ending, Instant now) {
        if (store(session).givenOutAgain(ending)) {
            return false; // what stands under that id is another session by now
        }
        KeycloakLogout logout = new KeycloakLogout(session, courier, keycloaksWay, clock);
        return ending.told()
                ? logout.endAgain(ending)
                // with the removal: should this node die after it, the next look is in the books
                : logout.end(ending, own -> putOff(own, ending, now));
    }

    private void putOff(KeycloakSession session, Ending ending, Instant now) {
        Duration pause = pause(ending);
        store(session).retry(ending.id(), now.plus(pause));
        if (pause.compareTo(SOON) < 0) {
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, executor)
                    .execute(guarded(() -> carryOut(ending.id())));
        }
    }

    private static Duration watched(Ending ending) {
        return youngWhenEnded(ending) ? YOUNG : SLOWEST_LIST;
    }

    private static boolean youngWhenEnded(Ending ending) {
        return Instant.ofEpochSecond(ending.keycloakStart()).plus(YOUNG).isAfter(ending.createdAt());
    }

    /**
     * For a young session 100 ms first, since it may be being written this moment; then four times as long each time,
     * to 25.6 s.
     */
    private static Duration pause(Ending ending) {
        if (youngWhenEnded(ending)) {
            return Duration.ofMillis(100L << (2 * Math.min(ending.attempts() - 1, MAX_STEPS)));
        }
        return ending.attempts() == 1 ? SECOND_LOOK : LAST_LOOK;
    }

    private static EndingStore store(KeycloakSession session) {
        return new EndingStore(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }
}
