package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.EventFilter;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.store.ListedSession.Position;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the history of one realm page by page, newest first; changes nothing. */
public final class EventListing {

    private final EntityManager entities;
    private final String realmId;

    public EventListing(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** Where an event stands in the list. */
    public static Position position(SessionEvent event) {
        return new Position(event.at(), event.id());
    }

    /**
     * The events behind a position.
     *
     * @param after the last position that is known already; null for the beginning
     * @param max how many to read at most
     */
    public List<SessionEvent> read(EventFilter filter, @Nullable Position after, int max) {
        Query query = new Query("select e from LiveSessionsEvent e where e.realmId = :realm");
        query.set("realm", realmId);
        query.equal("userId", filter.userId());
        boolean named = filter.pseudonyms().isEmpty();
        if (filter.deviceId() != null) {
            query.and(named ? "e.deviceId = :device" : "(e.deviceId = :device or e.deviceId in :pseudonyms)");
            query.set("device", filter.deviceId());
        }
        if (!named && (filter.deviceId() != null || filter.network() != null)) {
            query.set("pseudonyms", filter.pseudonyms());
        }
        query.equal("countryCode", filter.countryCode());
        query.equal("clientId", filter.clientId());
        if (!filter.types().isEmpty()) {
            query.and("e.type in :types");
            query.set("types", filter.types().stream().map(SessionEventType::id).toList());
        }
        if (filter.from() != null) {
            query.and("e.at >= :from");
            query.set("from", filter.from().toEpochMilli());
        }
        if (filter.to() != null) {
            query.and("e.at < :to");
            query.set("to", ceiling(filter.to()));
        }
        if (filter.network() != null) {
            query.and(
                    named
                            ? "e.ipKey between :first and :last"
                            : "(e.ipKey between :first and :last or e.ipAddress in :pseudonyms)");
            query.set("first", filter.network().first().key());
            query.set("last", filter.network().last().key());
        }
        if (after != null) {
            // the first half alone bounds the walk along the index; an "or" at the top would not
            query.and("e.at <= :at and (e.at < :at or e.id < :id)");
            query.set("at", after.startedAt().toEpochMilli());
            query.set("id", after.id());
        }
        return query.run(entities, max);
    }

    /** Events are kept by whole milliseconds: one within the last of them is before {@code moment}, too. */
    private static long ceiling(Instant moment) {
        return moment.plusNanos(999_999).toEpochMilli();
    }

    /** A query in the making. */
    private static final class Query {

        private final StringBuilder text;
        private final Map<String, Object> values = new LinkedHashMap<>();

        Query(String beginning) {
            text = new StringBuilder(beginning);
        }

        void and(String condition) {
            text.append(" and ").append(condition);
        }

        void set(String name, Object value) {
            values.put(name, value);
        }

        void equal(String column, @Nullable Object value) {
            if (value != null) {
                and("e." + column + " = :" + column);
                set(column, value);
            }
        }

        List<SessionEvent> run(EntityManager entities, int max) {
            text.append(" order by e.at desc, e.id desc");
            TypedQuery<EventRow> page = entities.createQuery(text.toString(), EventRow.class);
            values.forEach(page::setParameter);
            return page.setMaxResults(max)
                    .setHint("org.hibernate.fetchSize", max)
                    .getResultStream()
                    .map(row -> EventColumns.read(row))
                    .toList();
        }
    }
}
