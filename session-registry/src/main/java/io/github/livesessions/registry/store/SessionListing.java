package io.github.livesessions.registry.store;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.registry.store.ListedSession.Position;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the live sessions of one realm page by page; changes nothing. */
public final class SessionListing {

    private final EntityManager entities;
    private final String realmId;

    public SessionListing(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * The sessions behind a position, newest start first.
     *
     * @param after the last position that is known already; null for the beginning
     * @param max how many to read at most
     */
    public List<ListedSession> read(SessionFilter filter, @Nullable Position after, int max) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder query = new StringBuilder("select s, d.name from LiveSessionsSession s"
                + " left join LiveSessionsDevice d on d.id = s.deviceId where s.realmId = :realm");
        values.put("realm", realmId);
        equal(query, values, "userId", filter.userId());
        equal(query, values, "countryCode", filter.countryCode());
        equal(query, values, "clientId", filter.clientId());
        equal(
                query,
                values,
                "kind",
                filter.kind() == null ? null : filter.kind().id());
        state(query, values, filter.state());
        if (after != null) {
            // the first half alone bounds the walk along the index; an "or" at the top would not
            query.append(" and s.startedAt <= :at and (s.startedAt < :at or s.id < :id)");
            values.put("at", after.startedAt().toEpochMilli());
            values.put("id", after.id());
        }
        query.append(" order by s.startedAt desc, s.id desc");
        TypedQuery<Object[]> page = entities.createQuery(query.toString(), Object[].class);
        values.forEach(page::setParameter);
        return page.setMaxResults(max)
                .getResultStream()
                .map(columns -> listed((SessionRow) columns[0], (String) columns[1]))
                .toList();
    }

    /** Those of the sessions of these ids that are recorded in this realm. */
    public List<ListedSession> those(Collection<String> sessionIds) {
        return entities.createQuery(
                        "select s, d.name from LiveSessionsSession s left join LiveSessionsDevice d on d.id = s.deviceId"
                                + " where s.id in :ids and s.realmId = :realm",
                        Object[].class)
                .setParameter("ids", sessionIds)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(columns -> listed((SessionRow) columns[0], (String) columns[1]))
                .toList();
    }

    /** The ids of those of these sessions that are recorded, in whatever realm. */
    public static Set<String> recorded(EntityManager entities, Collection<String> sessionIds) {
        return Set.copyOf(
                entities.createQuery("select s.id from LiveSessionsSession s where s.id in :ids", String.class)
                        .setParameter("ids", sessionIds)
                        .getResultList());
    }

    /** The user whose session it is, if it is recorded in this realm. */
    public Optional<String> owner(String sessionId) {
        return entities.createQuery(
                        "select s.userId from LiveSessionsSession s where s.id = :id and s.realmId = :realm",
                        String.class)
                .setParameter("id", sessionId)
                .setParameter("realm", realmId)
                .getResultStream()
                .findFirst();
    }

    private static void equal(StringBuilder query, Map<String, Object> values, String column, @Nullable Object value) {
        if (value != null) {
            query.append(" and s.").append(column).append(" = :").append(column);
            values.put(column, value);
        }
    }

    private static void state(StringBuilder query, Map<String, Object> values, @Nullable Presence state) {
        if (state == Presence.UNCHECKED) {
            query.append(" and s.state is null");
        } else {
            equal(query, values, "state", state == null ? null : state.id());
        }
    }

    private static ListedSession listed(SessionRow row, @Nullable String deviceName) {
        return new ListedSession(Rows.liveSession(row, deviceName), row.clientId, row.ipAddress);
    }
}
