package io.github.livesessions.registry;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Lanes on which one may go at a time, the others waiting in the order in which they came. */
final class Lanes {

    private final Semaphore[] lanes;
    private final Semaphore seats;
    private final Duration patience;

    /**
     * Free lanes.
     *
     * @param seats how many may wait at once, for all lanes together
     * @param patience how long one waits before it fails
     */
    Lanes(int lanes, int seats, Duration patience) {
        this.lanes = IntStream.range(0, lanes)
                .mapToObj(number -> new Semaphore(1, true))
                .toArray(Semaphore[]::new);
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
                if (!lanes[lane].tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("too many logins of one account at once: waited " + patience);
                }
            } finally {
                seats.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the account's other logins", e);
        }
    }

    void giveBack(int lane) {
        lanes[lane].release();
    }
}
