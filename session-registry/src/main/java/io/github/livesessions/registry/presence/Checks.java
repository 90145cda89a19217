package io.github.livesessions.registry.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** The sessions that are checked on this node, in memory: a check asks no database and waits for nobody. */
final class Checks {

    private static final Logger LOG = Logger.getLogger(Checks.class);

    /** Sessions that one node can watch over, at some 300 bytes each. */
    private static final int MAX_LIVE = 1_000_000;

    /** The ends that a page may still have to be told of. */
    private static final int MAX_ENDED = 100_000;

    private static final int MAX_LATE = 500;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<String, Check> live = new ConcurrentHashMap<>();
    private final Map<String, String> late = new ConcurrentHashMap<>();
    private final Set<String> dropped = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean full = new AtomicBoolean();
    private final Cache<String, Known> ended = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_ENDED)
            .build();

    /**
     * Nobody yet.
     *
     * @param nanos a steady clock, in nanoseconds
     */
    Checks(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * A page checks.
     *
     * @param active whether its person has done something since the last check
     */
    Answer check(String realmId, Beacon beacon, boolean active) {
        Known known = ended.getIfPresent(beacon.sessionId());
        if (known != null) {
            if (!beacon.madeAt().isAfter(known.since())) {
                return known.end();
            }
            begin(beacon.sessionId()); // Keycloak gives an id to a later session: this beacon is of that one
        }
        if (!beacon.expiresAt().isAfter(clock.instant())) {
            // the page of a session that ended while its machine slept can get no other beacon: the next time it asks,
            // we know
            if (late.size() < MAX_LATE) {
                late.put(beacon.sessionId(), realmId);
            }
            return new Answer.Expired();
        }
        long now = nanos.getAsLong();
        Check check = live.get(beacon.sessionId());
        if (check == null) {
            if (live.size() >= MAX_LIVE) {
                return overflow();
            }
            check = live.computeIfAbsent(beacon.sessionId(), id -> new Check(realmId, id, now));
        }
        check.seen(active, now);
        return new Answer.Live(check.rest(now, clock.instant()));
    }

    private Answer overflow() {
        if (full.compareAndSet(false, true)) {
            LOG.warnf(
                    "This node watches over %d sessions and takes no more: others are shown as offline though their pages"
                            + " check. Start more nodes.",
                    MAX_LIVE);
        }
        return new Answer.Live(Answer.Rest.UNKNOWN);
    }

    /** The session is over: its pages are told so from now on. */
    void end(String sessionId, Answer.Ended end) {
        ended.put(sessionId, new Known(end, clock.instant()));
        late.remove(sessionId);
        Check gone = live.remove(sessionId);
        if (gone != null && gone.held()) {
            dropped.add(sessionId);
        }
    }

    /** The database believes from now on that the session is held here; it may have ended meanwhile. */
    void held(Check check, long now) {
        check.hold(now);
        if (live.get(check.sessionId()) != check) {
            dropped.add(check.sessionId());
        }
    }

    /** Keycloak can give the id of an ended session to a later one. */
    void begin(String sessionId) {
        ended.invalidate(sessionId);
    }

    Collection<Check> live() {
        return live.values();
    }

    /** Forgets a session of which nothing is heard any more, unless something was heard this moment. */
    void forget(Check check, Duration silence) {
        live.computeIfPresent(
                check.sessionId(),
                (id, known) ->
                        known == check && known.silence(nanos.getAsLong()).compareTo(silence) > 0 ? null : known);
    }

    Optional<Check> of(String sessionId) {
        return Optional.ofNullable(live.get(sessionId));
    }

    /** Sessions that only beacons of the past are shown of, with their realms; each is told once. */
    Map<String, String> takeLate() {
        Map<String, String> taken = Map.copyOf(late);
        taken.forEach(late::remove);
        return taken;
    }

    /** Ended sessions that the database still believes to be held here. */
    List<String> dropped() {
        return new ArrayList<>(dropped);
    }

    void settled(Collection<String> sessionIds) {
        dropped.removeAll(sessionIds);
    }

    /** An end, and since when this node knows of it. */
    private record Known(Answer.Ended end, Instant since) {}
}
