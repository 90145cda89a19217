package io.github.livesessions.registry.presence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sweep has come by regularly of late. After a pause of the machine or of the database, or when a clock was
 * set, what the tables say is older than it looks: the nodes first have to write down what they know.
 */
final class Steadiness {

    private static final Duration GAP = Duration.ofSeconds(5);

    private @Nullable Long last;
    private Instant lastWall = Instant.EPOCH;
    private long since;

    /** A round begins; tells whether there was none to miss for a while. */
    boolean holds(long now, Instant wall) {
        if (last == null || now - last > GAP.toNanos() || jumped(now - last, wall)) {
            since = now;
        }
        last = now;
        lastWall = wall;
        return now - since >= GAP.toNanos();
    }

    private boolean jumped(long passed, Instant wall) {
        Duration difference =
                Duration.between(lastWall, wall).minusNanos(passed).abs();
        return difference.compareTo(GAP) > 0;
    }
}
