package io.github.livesessions.registry.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A node's two clocks: one that shows the time and may be set, and one that only ever goes on. */
final class Watchmaker extends Clock {

    private Instant wall = Instant.parse("2026-11-22T12:00:00Z");
    private long steady = Long.MAX_VALUE - 1_000; // nothing may depend on where it begins, not even on an overflow

    void pass(Duration time) {
        wall = wall.plus(time);
        steady += time.toNanos();
    }

    /** Somebody sets the clock. */
    void set(Duration by) {
        wall = wall.plus(by);
    }

    long nanos() {
        return steady;
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The zone is always UTC");
    }
}
