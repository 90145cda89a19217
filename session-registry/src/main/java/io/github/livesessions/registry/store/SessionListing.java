package io.github.livesessions.registry.store;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.registry.store.ListedSession.Position;
import io.github.livesessions.registry.store.SessionFilter.Found;
import io.github.livesessions.registry.store.SessionFilter.NamedDevice;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the live sessions of one realm page by page; changes nothing. */
public final class SessionListing {

    private static final Comparator<ListedSession> NEWEST_FIRST = Comparator.comparing(
                    (ListedSession one) -> one.position().startedAt())
            .thenComparing(one -> one.position().id())
            .reversed();

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
        Found found = filter.found();
        if (found == null) {
            return new Query(filter, after).run(max);
        }
        // each meaning of the word has an index of its own, which an "or" of them all would not use
        Map<String, ListedSession> all = new LinkedHashMap<>();
        if (!found.userIds().isEmpty()) {
            new Query(filter, after)
                    .and("s.userId in :users", "users", found.userIds())
                    .run(max)
                    .forEach(one -> all.put(one.session().id(), one));
        }
        if (!found.devices().isEmpty()) {
            new Query(filter, after)
                    .and(
                            "s.userId in :owners",
                            "owners",
                            found.devices().stream()
                                    .map(NamedDevice::userId)
                                    .distinct()
                                    .toList())
                    .and(
                            "s.deviceId in :devices",
                            "devices",
                            found.devices().stream().map(NamedDevice::deviceId).toList())
                    .run(max)
                    .forEach(one -> all.put(one.session().id(), one));
        }
        for (String city : found.cities()) {
            new Query(filter, after)
                    .and("s.city = :city", "city", city)
                    .run(max)
                    .forEach(one -> all.put(one.session().id(), one));
        }
        return all.values().stream().sorted(NEWEST_FIRST).limit(max).toList();
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

    /** The ids of the account's sessions. */
    public List<String> of(String userId) {
        return entities.createQuery(
                        "select s.id from LiveSessionsSession s where s.userId = :user and s.realmId = :realm",
                        String.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultList();
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

    private static ListedSession listed(SessionRow row, @Nullable String deviceName) {
        return new ListedSession(Rows.liveSession(row, deviceName), row.clientId, row.ipAddress, row.plan);
    }

    /** A query in the making. */
    private final class Query {

        private final StringBuilder text = new StringBuilder("select s, d.name from LiveSessionsSession s"
                + " left join LiveSessionsDevice d on d.id = s.deviceId where s.realmId = :realm");
        private final Map<String, Object> values = new LinkedHashMap<>();

        Query(SessionFilter filter, @Nullable Position after) {
            values.put("realm", realmId);
            equal("userId", filter.userId());
            equal("countryCode", filter.countryCode());
            equal("clientId", filter.clientId());
            equal("kind", filter.kind() == null ? null : filter.kind().id());
            equal("plan", filter.plan());
            equal("deviceId", filter.deviceId());
            state(filter.state());
            if (filter.network() != null) {
                if (filter.network().isSingle()) { // an index holds them in the order of the list
                    equal("ipKey", filter.network().first().key());
                } else {
                    and(
                            "s.ipKey between :first and :last",
                            "first",
                            filter.network().first().key());
                    values.put("last", filter.network().last().key());
                }
            }
            if (after != null) {
                // the first half alone bounds the walk along the index; an "or" at the top would not
                text.append(" and s.startedAt <= :at and (s.startedAt < :at or s.id < :id)");
                values.put("at", after.startedAt().toEpochMilli());
                values.put("id", after.id());
            }
        }

        Query and(String condition, String name, Object value) {
            text.append(" and ").append(condition);
            values.put(name, value);
            return this;
        }

        private void equal(String column, @Nullable Object value) {
            if (value != null) {
                and("s." + column + " = :" + column, column, value);
            }
        }

        private void state(@Nullable Presence state) {
            if (state == Presence.UNCHECKED) {
                text.append(" and s.state is null");
            } else {
                equal("state", state == null ? null : state.id());
            }
        }

        List<ListedSession> run(int max) {
            text.append(" order by s.startedAt desc, s.id desc");
            TypedQuery<Object[]> page = entities.createQuery(text.toString(), Object[].class);
            values.forEach(page::setParameter);
            List<ListedSession> read = new ArrayList<>();
            page.setMaxResults(max)
                    .setHint("org.hibernate.fetchSize", max)
                    .getResultStream()
                    .forEach(columns -> read.add(listed((SessionRow) columns[0], (String) columns[1])));
            return read;
        }
    }
}
