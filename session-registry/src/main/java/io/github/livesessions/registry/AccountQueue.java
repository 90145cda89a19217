package io.github.livesessions.registry;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * Lets one login of an account at a time go on to the database lock, within this server. A burst on one account thus
 * waits in memory and not in the database, where each waiter would hold a connection that others need.
 */
final class AccountQueue {

    /** Accounts that share a lane wait for each other; with this many lanes that is rare. */
    private static final int LANES = 1_024;

    private static final String HELD = AccountQueue.class.getName();

    private final Semaphore[] lanes = new Semaphore[LANES];
    private final Duration patience;

    /**
     * An empty queue.
     *
     * @param patience how long a login waits for its turn before it fails
     */
    AccountQueue(Duration patience) {
        this.patience = patience;
        for (int i = 0; i < LANES; i++) {
            lanes[i] = new Semaphore(1, true);
        }
    }

    /**
     * Waits for the account's turn and holds it until the session's transaction is over.
     *
     * @throws IllegalStateException if the turn does not come in time
     */
    void enter(KeycloakSession session, String realmId, String userId) {
        int lane = Math.floorMod(31 * realmId.hashCode() + userId.hashCode(), LANES);
        String held = HELD + lane;
        if (session.getAttribute(held) != null) {
            return;
        }
        take(lanes[lane]);
        session.setAttribute(held, true);
        try {
            session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                    lanes[lane].release();
                }

                @Override
                protected void rollbackImpl() {
                    lanes[lane].release();
                }
            });
        } catch (IllegalStateException over) { // the transaction is over already: nobody would give the lane back
            lanes[lane].release();
            throw over;
        }
    }

    private void take(Semaphore lane) {
        try {
            if (!lane.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("too many logins of one account at once: waited " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the account's other logins", e);
        }
    }
}
