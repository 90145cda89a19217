package io.github.livesessions.registry;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** Lanes on which one may go at a time, the others waiting in the order in which they came. */
final class Lanes {

    /** However fast a lane moves: by then the browser has given up. */
    private static final int MOST_PATIENCES = 3;

    private final Semaphore[] lanes;

    /** How many have gone through, by lane. */
    private final AtomicIntegerArray through;

    private final Semaphore seats;
    private final Duration patience;

    /**
     * Free lanes.
     *
     * @param seats how many may wait at once, for all lanes together
     * @param patience how long one waits while nobody goes through, before it fails
     */
    Lanes(int lanes, int seats, Duration patience) {
        this.lanes = IntStream.range(0, lanes)
                .mapToObj(number -> new Semaphore(1, true))
                .toArray(Semaphore[]::new);
        this.through = new AtomicIntegerArray(lanes);
        this.seats = new Semaphore(seats);
        this.patience = patience;
    }

    /**
     * Waits until the lane is free, and takes it.
     *
     * @throws IllegalStateException if it does not become free in time, or all seats are taken
     */
    void take(int lane) {
        try {
            // a time of 0, and not none: whoever waits already comes first
            if (lanes[lane].tryAcquire(0, TimeUnit.MILLISECONDS)) {
                return;
            }
            if (!seats.tryAcquire()) {
                throw new IllegalStateException("too many logins wait already");
            }
            try {
                await(lane);
            } finally {
                seats.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the account's other logins", e);
        }
    }

    /** A busy lane may be slow, and is not stuck: as long as others go through, one more patience is worth it. */
    private void await(int lane) throws InterruptedException {
        for (int i = 0; i < MOST_PATIENCES; i++) {
            int before = through.get(lane);
            if (lanes[lane].tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            if (through.get(lane) == before) {
                break;
            }
        }
        throw new IllegalStateException("too many logins of one account at once");
    }

    /** Whether whoever wants to take the lane has to wait. */
    boolean isBusy(int lane) {
        return lanes[lane].availablePermits() == 0;
    }

    /** After what the lane was taken for is done. */
    void wentThrough(int lane) {
        through.incrementAndGet(lane);
        lanes[lane].release();
    }

    /** After it has failed, such as by waiting in vain for what all others on the lane need as well. */
    void failed(int lane) {
        lanes[lane].release();
    }
}
