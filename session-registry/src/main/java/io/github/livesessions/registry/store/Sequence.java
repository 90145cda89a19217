package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.SessionEvent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the events of the history their numbers, in the order in which they are delivered, and reads by them. Whoever has
 * read up to a number has read all that can ever stand before it: a deliverer holds the counter until its numbers are
 * committed, and none is given twice, though the last event may have been erased meanwhile.
 */
public final class Sequence {

    /** The job whose row keeps the last number. */
    public static final String JOB = "delivery";

    private final EntityManager entities;

    public Sequence(EntityManager entities) {
        this.entities = entities;
    }

    /** Takes the counter for the rest of the transaction, and waits for whoever has it. */
    public void take() {
        counter();
    }

    /** Adds the events to the history, with the next numbers; those that are there already are passed over. */
    public void append(List<SessionEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        LeaseRow counter = counter();
        long last = number(counter.bookmark);
        Set<String> known = new HashSet<>(entities.createQuery(
                        "select e.id from LiveSessionsEvent e where e.id in :ids", String.class)
                .setParameter("ids", events.stream().map(SessionEvent::id).toList())
                .getResultList());
        for (SessionEvent event : events) {
            if (known.add(event.id())) {
                EventRow row = EventRow.of(event);
                last++;
                row.seq = last;
                entities.persist(row);
            }
        }
        entities.flush();
        new Leases(entities).bookmark(JOB, Long.toString(last));
        entities.detach(counter); // past which it was changed: who appends once more reads it anew
    }

    /** The last number that was given; 0 before the first. */
    public long last() {
        return entities.createQuery("select l.bookmark from LiveSessionsLease l where l.name = :job", String.class)
                .setParameter("job", JOB)
                .getResultStream()
                .map(Sequence::number)
                .findFirst()
                .orElse(0L);
    }

    /** The next events after that number, in their order. */
    public List<Numbered> after(long number, int max) {
        return entities.createQuery(
                        "select e from LiveSessionsEvent e where e.seq > :number order by e.seq", EventRow.class)
                .setParameter("number", number)
                .setMaxResults(max)
                .getResultStream()
                .map(row -> new Numbered(row.seq == null ? 0 : row.seq, EventColumns.read(row)))
                .toList();
    }

    /** The number of that event; empty where it is not delivered, or erased. */
    public OptionalLong of(String eventId) {
        return entities.createQuery(
                        "select e.seq from LiveSessionsEvent e where e.id = :id and e.seq is not null", Long.class)
                .setParameter("id", eventId)
                .getResultStream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private LeaseRow counter() {
        LeaseRow row = entities.find(LeaseRow.class, JOB, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) { // a twin that creates it at the same moment makes this transaction fail, and it is tried
            // again
            new Leases(entities).create(JOB);
            row = entities.find(LeaseRow.class, JOB, LockModeType.PESSIMISTIC_WRITE);
        }
        return row;
    }

    private static long number(@Nullable String bookmark) {
        return bookmark == null ? 0 : Long.parseLong(bookmark);
    }
}
