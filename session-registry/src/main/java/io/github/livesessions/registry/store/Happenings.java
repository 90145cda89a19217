package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.store.Counter.Dimension;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what happens by hours and days, in UTC. Each event is counted with its delivery, thus once. */
public final class Happenings {

    /** So many hours are shown. */
    public static final int HOURS = 48;

    /** So many days are shown. */
    public static final int DAYS = 90;

    private static final int HOUR_LENGTH = "2026-01-31T12".length();

    private static final Set<SessionEventType> OF_SESSIONS = EnumSet.of(
            SessionEventType.SESSION_STARTED,
            SessionEventType.IMPERSONATION_STARTED,
            SessionEventType.SESSION_ONLINE,
            SessionEventType.SESSION_OFFLINE,
            SessionEventType.SESSION_ENDED);

    private final EntityManager entities;

    public Happenings(EntityManager entities) {
        this.entities = entities;
    }

    /** Counts events that have just been delivered. */
    public void count(List<SessionEvent> events) {
        Map<Counter, Long> differences = new HashMap<>();
        for (SessionEvent event : events) {
            switch (event.type()) {
                case SESSION_STARTED, IMPERSONATION_STARTED -> {
                    add(differences, event, Dimension.STARTED_HOUR, hour(event.at()));
                    add(differences, event, Dimension.STARTED_DAY, day(event.at()));
                }
                case SESSION_ENDED -> {
                    add(differences, event, Dimension.ENDED_HOUR, hour(event.at()));
                    add(differences, event, Dimension.ENDED_DAY, day(event.at()));
                }
                case LIMIT_REFUSED, RULE_REFUSED, BLOCKED_LOGIN_REFUSED ->
                    add(differences, event, Dimension.REFUSED_DAY, day(event.at()));
                case DEVICE_BLOCKED -> add(differences, event, Dimension.BLOCKED_DAY, day(event.at()));
                default -> {
                    continue;
                }
            }
        }
        new Counters(entities).add(differences);
        new Tally(entities).settle(sessions(events));
    }

    /** The label of an hour. */
    public static String hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS).toString().substring(0, HOUR_LENGTH);
    }

    /** The label of a day. */
    public static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    /** Forgets what is older than is shown. */
    public static void forgetOld(EntityManager entities, Clock clock) {
        Counters counters = new Counters(entities);
        Instant now = clock.instant();
        counters.forget(
                EnumSet.of(Dimension.STARTED_HOUR, Dimension.ENDED_HOUR), hour(now.minus(Duration.ofHours(HOURS))));
        counters.forget(
                EnumSet.of(Dimension.STARTED_DAY, Dimension.ENDED_DAY, Dimension.REFUSED_DAY, Dimension.BLOCKED_DAY),
                day(now.minus(Duration.ofDays(DAYS))));
    }

    /** The sessions whose counts these events may have changed; who is not to be located any more has them all changed. */
    private Collection<String> sessions(List<SessionEvent> events) {
        Set<String> ids = new HashSet<>();
        for (SessionEvent event : events) {
            if (event.sessionId() != null && OF_SESSIONS.contains(event.type())) {
                ids.add(event.sessionId());
            } else if (event.userId() != null && event.type() == SessionEventType.HISTORY_ERASED) {
                ids.addAll(new SessionListing(entities, event.realmId()).of(event.userId()));
            }
        }
        return ids;
    }

    private static void add(Map<Counter, Long> differences, SessionEvent event, Dimension dimension, String label) {
        differences.merge(Counter.of(event.realmId(), dimension, label), 1L, Long::sum);
    }
}
