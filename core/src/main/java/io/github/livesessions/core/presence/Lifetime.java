package io.github.livesessions.core.presence;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.SessionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a person's sessions live. Sessions of other kinds, such as those that an offline token keeps alive, are held
 * to none of it.
 *
 * @param idle how long the person may do nothing; null where that is not limited
 * @param longest how long a session lives whatever the person does; null where that is not limited
 */
public record Lifetime(@Nullable Duration idle, @Nullable Duration longest) {

    /** Nothing is limited, or it cannot be told. */
    public static final Lifetime UNLIMITED = new Lifetime(null, null);

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration WARNING = Duration.ofMinutes(1);
    private static final int PARTS = 3;

    /** The shorter of each limit of the two. */
    public Lifetime within(Lifetime other) {
        return new Lifetime(shorter(idle, other.idle), shorter(longest, other.longest));
    }

    /** When the session ends if its person does nothing any more. */
    public Optional<Instant> idleEnd(LiveSession session) {
        return idle == null || session.kind() != SessionKind.SESSION
                ? Optional.empty()
                : Optional.of(session.lastActivityAt().plus(idle));
    }

    /** When the session ends whatever its person does. */
    public Optional<Instant> ageEnd(LiveSession session) {
        return longest == null || session.kind() != SessionKind.SESSION
                ? Optional.empty()
                : Optional.of(session.startedAt().plus(longest));
    }

    /** Why the session's time is over, if it is. */
    public Optional<EndCause> over(LiveSession session, Instant now) {
        return Stream.of(
                        ageEnd(session).filter(end -> !end.isAfter(now)).map(end -> EndCause.AGE),
                        idleEnd(session).filter(end -> !end.isAfter(now)).map(end -> EndCause.IDLE))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** How often an activity is written down at most: often enough that the idle end stays right. */
    public Duration step() {
        return part(STEP);
    }

    /** How long before the idle end its person is warned. */
    public Duration warning() {
        return part(WARNING);
    }

    private Duration part(Duration most) {
        return idle == null || idle.dividedBy(PARTS).compareTo(most) > 0 ? most : idle.dividedBy(PARTS);
    }

    private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? one : other;
    }
}
