package io.github.livesessions.registry;

import java.time.Duration;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * Lets one login of an account at a time go on to the database lock, within this server. A burst on one account thus
 * waits in memory and not in the database, where each waiter would hold a connection that others need.
 *
 * <p>A login that has asked the database before its account was known waits with the connection that it has: one that
 * comes through an identity provider, or of an account that is not in Keycloak's cache. Its transaction cannot give the
 * connection back, so that {@link #SEATS} bounds how many there can be.
 */
final class AccountQueue {

    /** Accounts that share a lane wait for each other; with this many lanes that is rare. */
    private static final int LANES = 1_024;

    /**
     * How many logins of all accounts may wait at once: three quarters of Keycloak's usual 100 connections. They are
     * all taken only on a machine with more request threads than that, of which Keycloak starts 50, or 4 for each core.
     */
    private static final int SEATS = 75;

    private static final String HELD = AccountQueue.class.getName();

    private final Lanes lanes;

    /**
     * An empty queue.
     *
     * @param patience how long a login waits for its turn, while no other of the account goes through, before it fails
     */
    AccountQueue(Duration patience) {
        lanes = new Lanes(LANES, SEATS, patience);
    }

    /**
     * Waits for the account's turn and holds it until the session's transaction is over.
     *
     * @throws IllegalStateException if the turn does not come in time, or too many wait already
     */
    void enter(KeycloakSession session, String realmId, String userId) {
        int lane = lane(realmId, userId);
        String held = HELD + lane;
        if (session.getAttribute(held) != null) {
            return;
        }
        lanes.take(lane);
        session.setAttribute(held, Turn.FOR_NOW);
        try {
            session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                    wentThrough(session, lane);
                }

                @Override
                protected void rollbackImpl() {
                    failed(session, lane);
                }
            });
        } catch (IllegalStateException over) { // the transaction is over already: nobody would give the lane back
            failed(session, lane);
            throw over;
        }
    }

    /** Whether the session would have to wait for its turn. */
    boolean isCrowded(KeycloakSession session, String realmId, String userId) {
        int lane = lane(realmId, userId);
        return session.getAttribute(HELD + lane) == null && lanes.isBusy(lane);
    }

    /** Spares the session its turn: it comes to nothing but a page, and locks nothing. */
    void excuse(KeycloakSession session, String realmId, String userId) {
        session.setAttribute(HELD + lane(realmId, userId), Turn.EXCUSED);
    }

    /** As {@link #enter}, and nothing gives the turn back before the transaction is over: it holds a lock by then. */
    void enterForGood(KeycloakSession session, String realmId, String userId) {
        String held = HELD + lane(realmId, userId);
        if (session.getAttribute(held) == Turn.EXCUSED) {
            session.removeAttribute(held);
        }
        enter(session, realmId, userId);
        session.setAttribute(held, Turn.FOR_GOOD);
    }

    /** Lets the next one go on, though the session's transaction still runs; it comes to nothing but a page. */
    void leave(KeycloakSession session, String realmId, String userId) {
        int lane = lane(realmId, userId);
        if (session.getAttribute(HELD + lane) == Turn.FOR_NOW) {
            wentThrough(session, lane);
        }
    }

    private void wentThrough(KeycloakSession session, int lane) {
        if (session.removeAttribute(HELD + lane) != null) {
            lanes.wentThrough(lane);
        }
    }

    private void failed(KeycloakSession session, int lane) {
        if (session.removeAttribute(HELD + lane) != null) {
            lanes.failed(lane);
        }
    }

    private static int lane(String realmId, String userId) {
        return Math.floorMod(31 * realmId.hashCode() + userId.hashCode(), LANES);
    }

    /** How a turn is held. */
    private enum Turn {
        FOR_NOW,
        FOR_GOOD,
        /** Not held, and not needed. */
        EXCUSED
    }
}
