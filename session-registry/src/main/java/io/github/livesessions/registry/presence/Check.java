package io.github.livesessions.registry.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The checks of one session on this node. Its times are readings of the node's steady clock, in nanoseconds, so that a
 * clock that is set takes nobody offline. Requests and the flush meet here: every method is atomic.
 */
final class Check {

    /** Facts may be this old: what ended elsewhere and was not announced here is noticed at the next reading. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** Close to an idle end another node may know of an activity that moved it. */
    private static final Duration CLOSE = Duration.ofMinutes(3);

    private static final Duration TOUCH = Duration.ofMinutes(5);

    private final String realmId;
    private final String sessionId;
    private long seen;
    private @Nullable Long active;
    private @Nullable Long written;
    private @Nullable Facts facts;
    private long read;
    private @Nullable Long touched;
    private @Nullable Long missed;

    Check(String realmId, String sessionId, long now) {
        this.realmId = realmId;
        this.sessionId = sessionId;
        this.seen = now;
    }

    String realmId() {
        return realmId;
    }

    String sessionId() {
        return sessionId;
    }

    /** A page has checked. */
    synchronized void seen(boolean didSomething, long now) {
        seen = now;
        if (didSomething) {
            active = now;
        }
    }

    synchronized Duration silence(long now) {
        return Duration.ofNanos(now - seen);
    }

    /** What is known to be left of the session's time. */
    synchronized Answer.Rest rest(long now, Instant wall) {
        if (facts == null) {
            return Answer.Rest.UNKNOWN;
        }
        return facts.rest(active == null ? Instant.EPOCH : wall.minusNanos(now - active), wall);
    }

    /** Whether the database has to be asked about the session, again or for the first time. */
    synchronized boolean wantsMeeting(long now, Instant wall) {
        if (missed != null) {
            return now - missed > FRESH.toNanos();
        }
        if (facts == null || touched == null) {
            return true;
        }
        boolean seenSince = seen - read > 0;
        return seenSince
                && (now - read > FRESH.toNanos()
                        || rest(now, wall)
                                .idle()
                                .filter(left -> left.compareTo(CLOSE) < 0)
                                .isPresent());
    }

    synchronized void learn(Facts known, long now) {
        facts = known;
        read = now;
    }

    synchronized Optional<Facts> facts() {
        return Optional.ofNullable(facts);
    }

    /** Whether this node vouches for the session in the database. */
    synchronized boolean held() {
        return touched != null;
    }

    synchronized void hold(long now) {
        touched = now;
        missed = null;
    }

    /** The database has no such session, though Keycloak has: it was never recorded, or not yet. */
    synchronized void unrecorded(long now) {
        missed = now;
    }

    /** The database has been told that its pages still check. */
    synchronized void touched(long now) {
        if (touched != null) {
            touched = now;
        }
    }

    synchronized void letGo() {
        touched = null;
    }

    /** Whether its row has said nothing new for a while. */
    synchronized boolean wantsTouch(long now) {
        return touched != null && now - touched > TOUCH.toNanos() && seen - touched > 0;
    }

    /** When its person last did something, if that has to be written down now. */
    synchronized Optional<Instant> activity(long now, Instant wall) {
        if (facts == null || active == null) {
            return Optional.empty();
        }
        Instant at = wall.minusNanos(now - active);
        boolean due = written == null
                ? !wall.isBefore(facts.lastActivityAt().plus(facts.lifetime().step()))
                : now - written >= facts.lifetime().step().toNanos();
        return due && at.isAfter(facts.lastActivityAt()) ? Optional.of(at) : Optional.empty();
    }

    /** All activity up to that moment is written. */
    synchronized void wrote(Instant activity, long now, Instant wall) {
        written = now;
        if (active != null && !wall.minusNanos(now - active).isAfter(activity)) {
            active = null;
        }
        if (facts != null && facts.lastActivityAt().isBefore(activity)) {
            facts = new Facts(facts.userId(), facts.startedAt(), activity, facts.lifetime());
        }
    }
}
