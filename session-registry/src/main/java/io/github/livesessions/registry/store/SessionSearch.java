package io.github.livesessions.registry.store;

import io.github.livesessions.core.text.SearchKey;
import io.github.livesessions.registry.store.SessionFilter.Found;
import io.github.livesessions.registry.store.SessionFilter.NamedDevice;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Finds what a word means that somebody searches a realm's sessions for. */
public final class SessionSearch {

    /** Of each kind; who means one of more has to write on. */
    public static final int MAX = 200;

    /** Each of them takes a query of its own. */
    private static final int MAX_CITIES = 10;

    private final EntityManager entities;
    private final String realmId;

    public SessionSearch(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * What begins so, in whatever case: devices by the names that their owners gave them, cities where somebody is.
     *
     * @param userIds accounts that are meant, too
     */
    public Found find(String beginning, List<String> userIds) {
        return new Found(userIds, devices(beginning), new Counters(entities).cities(realmId, beginning, MAX_CITIES));
    }

    /** Whose device it is, if it is one of the realm. */
    public Optional<String> owner(String deviceId) {
        return Optional.ofNullable(entities.find(DeviceRow.class, deviceId))
                .filter(row -> row.realmId.equals(realmId))
                .map(row -> row.userId);
    }

    private List<NamedDevice> devices(String beginning) {
        String key = SearchKey.of(beginning);
        return entities.createQuery(
                        "select d.id, d.userId from LiveSessionsDevice d where d.realmId = :realm"
                                + " and d.nameKey >= :key and d.nameKey < :ceiling order by d.nameKey, d.id",
                        Object[].class)
                .setParameter("realm", realmId)
                .setParameter("key", key)
                .setParameter("ceiling", SearchKey.ceiling(key))
                .setMaxResults(MAX)
                .getResultStream()
                .map(columns -> new NamedDevice((String) columns[0], (String) columns[1]))
                .toList();
    }
}
