package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the events of the history in the order of their delivery. */
public final class NumberedEvents {

    private final EntityManager entities;

    public NumberedEvents(EntityManager entities) {
        this.entities = entities;
    }

    /** The next events of all realms, as their numbers and realms. */
    public List<Numbered> after(long seq, int max) {
        return entities.createQuery(
                        "select e.seq, e.realmId from LiveSessionsEvent e where e.seq > :seq order by e.seq",
                        Object[].class)
                .setParameter("seq", seq)
                .setMaxResults(max)
                .getResultStream()
                .map(columns -> new Numbered((Long) columns[0], (String) columns[1]))
                .toList();
    }

    /** The events of those numbers, both ends included, of all realms. */
    public List<NumberedEvent> between(long first, long last) {
        return entities.createQuery(
                        "select e from LiveSessionsEvent e where e.seq between :first and :last order by e.seq",
                        EventRow.class)
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultStream()
                .map(row -> new NumberedEvent(row.seq == null ? 0 : row.seq, EventColumns.read(row)))
                .toList();
    }

    /** The same of one realm. */
    public List<NumberedEvent> between(String realmId, long first, long last) {
        return entities.createQuery(
                        "select e from LiveSessionsEvent e where e.seq between :first and :last"
                                + " and e.realmId = :realm order by e.seq",
                        EventRow.class)
                .setParameter("first", first)
                .setParameter("last", last)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(row -> new NumberedEvent(row.seq == null ? 0 : row.seq, EventColumns.read(row)))
                .toList();
    }

    /** How many events of the realm no deliverer has numbered, which none leaves behind. */
    public long unnumbered(String realmId) {
        return entities.createQuery(
                        "select count(e) from LiveSessionsEvent e where e.realmId = :realm and e.seq is null",
                        Long.class)
                .setParameter("realm", realmId)
                .getSingleResult();
    }

    /** How many events of the realm wait for their delivery. */
    public long waiting(String realmId) {
        return entities.createQuery("select count(o) from LiveSessionsOutbox o where o.realmId = :realm", Long.class)
                .setParameter("realm", realmId)
                .getSingleResult();
    }

    /** The first event of those numbers, both ends included but for {@code after}, of which the chain has no record. */
    public Optional<Long> unchained(String realmId, long after, long last) {
        return entities.createQuery(
                        "select e.seq from LiveSessionsEvent e where e.seq > :after and e.seq <= :last"
                                + " and e.realmId = :realm and not exists (select a.seq from LiveSessionsAudit a"
                                + " where a.realmId = e.realmId and a.seq = e.seq) order by e.seq",
                        Long.class)
                .setParameter("after", after)
                .setParameter("last", last)
                .setParameter("realm", realmId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The highest number of the realm's events beyond that one, if there is any. */
    public Optional<Long> beyond(String realmId, long number) {
        return Optional.ofNullable(entities.createQuery(
                        "select max(e.seq) from LiveSessionsEvent e where e.seq > :number and e.realmId = :realm",
                        Long.class)
                .setParameter("number", number)
                .setParameter("realm", realmId)
                .getSingleResultOrNull());
    }

    /** Whether that event tells of an erasure in the realm, and the chain has still to come to it. */
    public boolean tellsSoonOfErasure(String realmId, String eventId, long appended) {
        EventRow delivered = entities.find(EventRow.class, eventId);
        StoredEvent event = delivered == null ? entities.find(OutboxRow.class, eventId) : delivered;
        return event != null
                && event.realmId.equals(realmId)
                && event.type.equals(SessionEventType.HISTORY_ERASED.id())
                && (delivered == null || (delivered.seq != null && delivered.seq > appended));
    }

    /** The realms of these events, in order. */
    public static Set<String> realms(List<Numbered> events) {
        Set<String> realms = new TreeSet<>();
        events.forEach(event -> realms.add(event.realmId()));
        return realms;
    }

    /** A number and the realm in which it was given. */
    public record Numbered(long seq, String realmId) {}

    /** An event with its number. */
    public record NumberedEvent(long seq, SessionEvent event) {}
}
