package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has happened to sessions, accounts and realms: in the history, and on its way to it. */
public final class Trail {

    private final EntityManager entities;

    public Trail(EntityManager entities) {
        this.entities = entities;
    }

    /** The events of those types of those sessions, the earliest first. */
    public List<SessionEvent> ofSessions(Collection<String> sessionIds, Set<SessionEventType> types) {
        if (sessionIds.isEmpty()) {
            return List.of();
        }
        List<String> names = types.stream().map(SessionEventType::id).toList();
        // the outbox first: what is delivered between the two is read twice and not never
        Map<String, SessionEvent> found = new LinkedHashMap<>();
        for (Class<? extends StoredEvent> table : List.of(OutboxRow.class, EventRow.class)) {
            entities.createQuery(
                            "select e from " + name(table) + " e where e.sessionId in :sessions and e.type in :types",
                            table)
                    .setParameter("sessions", sessionIds)
                    .setParameter("types", names)
                    .getResultStream()
                    .map(row -> EventColumns.read(row))
                    .forEach(event -> found.putIfAbsent(event.id(), event));
        }
        return inOrder(List.copyOf(found.values()));
    }

    /**
     * What was delivered after that number, and what is still on its way.
     *
     * @param max at most so many of the latest of either
     */
    public List<SessionEvent> after(Watched watched, long number, int max) {
        TypedQuery<EventRow> delivered = entities.createQuery(
                        "select e from LiveSessionsEvent e where e.seq > :number" + of(watched)
                                + " order by e.seq desc",
                        EventRow.class)
                .setParameter("number", number)
                .setMaxResults(max);
        return withWaiting(watched, delivered, max);
    }

    /** The same, of what has happened since then. */
    public List<SessionEvent> since(Watched watched, Instant since, int max) {
        TypedQuery<EventRow> delivered = entities.createQuery(
                        "select e from LiveSessionsEvent e where e.at >= :since" + of(watched)
                                + " order by e.at desc, e.id desc",
                        EventRow.class)
                .setParameter("since", since.toEpochMilli())
                .setMaxResults(max);
        return withWaiting(watched, delivered, max);
    }

    private List<SessionEvent> withWaiting(Watched watched, TypedQuery<EventRow> delivered, int max) {
        List<SessionEvent> found = new ArrayList<>();
        TypedQuery<OutboxRow> waiting = entities.createQuery(
                        "select e from LiveSessionsOutbox e where 1 = 1" + of(watched)
                                + " order by e.at desc, e.id desc",
                        OutboxRow.class)
                .setMaxResults(max);
        // the outbox first: what is delivered between the two is read twice and not never
        bind(watched, waiting).getResultStream().forEach(row -> found.add(EventColumns.read(row)));
        bind(watched, delivered)
                .getResultStream()
                .map(row -> EventColumns.read(row))
                .filter(event -> found.stream().noneMatch(one -> one.id().equals(event.id())))
                .toList()
                .forEach(found::add);
        return inOrder(found);
    }

    private static String of(Watched watched) {
        return " and e.realmId = :realm"
                + (watched.userId() == null ? "" : " and e.userId = :user")
                + (watched.sessionId() == null ? "" : " and e.sessionId = :session");
    }

    private static <T> TypedQuery<T> bind(Watched watched, TypedQuery<T> query) {
        query.setParameter("realm", watched.realmId());
        if (watched.userId() != null) {
            query.setParameter("user", watched.userId());
        }
        if (watched.sessionId() != null) {
            query.setParameter("session", watched.sessionId());
        }
        return query;
    }

    private static String name(Class<? extends StoredEvent> table) {
        return table == EventRow.class ? "LiveSessionsEvent" : "LiveSessionsOutbox";
    }

    private static List<SessionEvent> inOrder(List<SessionEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing(SessionEvent::at).thenComparing(SessionEvent::id))
                .toList();
    }
}
