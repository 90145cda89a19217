package io.github.livesessions.registry.presence;

import io.github.livesessions.core.presence.Lifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the database says of a session that is checked here.
 *
 * @param lifetime what it is held to; unlimited where it is exempt
 */
record Facts(String userId, Instant startedAt, Instant lastActivityAt, Lifetime lifetime) {

    /** What is left of its time if its person did something at {@code activity} for the last time. */
    Answer.Rest rest(Instant activity, Instant now) {
        Instant last = activity.isAfter(lastActivityAt) ? activity : lastActivityAt;
        return new Answer.Rest(left(startedAt, lifetime.longest(), now), left(last, lifetime.idle(), now));
    }

    private static Optional<Duration> left(Instant from, @Nullable Duration limit, Instant now) {
        if (limit == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, from.plus(limit));
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }
}
