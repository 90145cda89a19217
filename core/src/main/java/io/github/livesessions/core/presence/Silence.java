package io.github.livesessions.core.presence;

import java.time.Duration;
import java.time.Instant;

/**
 * What it means that the pages of a session are silent.
 *
 * @param offlineAfter how long nothing is heard of a session until it is offline
 * @param removeAfter how long a session is offline until it ends
 */
public record Silence(Duration offlineAfter, Duration removeAfter) {

    /** Offline after two minutes, ended after a day. */
    public static final Silence STANDARD = new Silence(Duration.ofMinutes(2), Duration.ofDays(1));

    /** Four checks may be lost on the way before a session is taken for silent. */
    private static final int CHECKS = 4;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    public Silence {
        if (offlineAfter.toSeconds() < CHECKS || removeAfter.compareTo(offlineAfter) < 0) {
            throw new IllegalArgumentException("a session cannot be offline after " + offlineAfter
                    + " and removed after " + removeAfter + ": give " + CHECKS + " s at least, and no less for the"
                    + " removal");
        }
    }

    /** How long a page waits between two checks. */
    public Duration pause() {
        Duration part = offlineAfter.dividedBy(CHECKS);
        return part.compareTo(LONGEST_PAUSE) < 0 ? part : LONGEST_PAUSE;
    }

    /**
     * How long a node that hears nothing of a session vouches for it: the rest of the time is for telling the others,
     * one of which may have heard of it since.
     */
    public Duration vouching() {
        return offlineAfter.multipliedBy(5).dividedBy(6);
    }

    /** The latest check that does not keep a session online any more. */
    public Instant offlineSince(Instant now) {
        return now.minus(offlineAfter);
    }

    /** The latest check of an offline session that does not keep it on the list any more. */
    public Instant removedSince(Instant now) {
        return now.minus(removeAfter);
    }
}
