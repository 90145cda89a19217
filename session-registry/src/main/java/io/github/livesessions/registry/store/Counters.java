package io.github.livesessions.registry.store;

import io.github.livesessions.core.text.SearchKey;
import io.github.livesessions.core.text.Word;
import io.github.livesessions.registry.store.Counter.Dimension;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The counters of all realms. Whoever changes them holds the {@link Sequence}, so that no two do it at once. */
public final class Counters {

    private final EntityManager entities;

    public Counters(EntityManager entities) {
        this.entities = entities;
    }

    /** Adds to counters, and takes away; one that comes to nothing goes. */
    void add(Map<Counter, Long> differences) {
        Map<String, Counter> changed = new TreeMap<>();
        differences.forEach((counter, difference) -> {
            if (difference != 0) {
                changed.put(counter.id(), counter);
            }
        });
        if (changed.isEmpty()) {
            return;
        }
        Map<String, CountRow> rows = new HashMap<>();
        entities.createQuery("select c from LiveSessionsCount c where c.id in :ids", CountRow.class)
                .setParameter("ids", changed.keySet())
                .getResultStream()
                .forEach(row -> rows.put(row.id, row));
        changed.forEach((id, counter) -> {
            long difference = differences.getOrDefault(counter, 0L);
            CountRow row = rows.get(id);
            if (row == null) {
                entities.persist(row(id, counter, difference));
            } else {
                row.counted += difference;
            }
        });
        entities.flush();
        entities.createQuery("delete from LiveSessionsCount c where c.id in :ids and c.counted = 0")
                .setParameter("ids", changed.keySet())
                .executeUpdate();
    }

    /** What is counted in these dimensions, the most first. */
    public List<Counted> of(String realmId, Set<Dimension> dimensions) {
        return entities.createQuery(
                        "select c from LiveSessionsCount c where c.realmId = :realm and c.dimension in :dimensions"
                                + " order by c.counted desc, c.id",
                        CountRow.class)
                .setParameter("realm", realmId)
                .setParameter("dimensions", names(dimensions))
                .getResultStream()
                .map(Counters::counted)
                .toList();
    }

    /** The places with the most sessions, of those whose coordinates are known. */
    public List<Counted> places(String realmId, int max) {
        return entities.createQuery(
                        "select c from LiveSessionsCount c where c.realmId = :realm and c.dimension = :place"
                                + " and c.latitude is not null order by c.counted desc, c.id",
                        CountRow.class)
                .setParameter("realm", realmId)
                .setParameter("place", Dimension.PLACE.id())
                .setMaxResults(max)
                .getResultStream()
                .map(Counters::counted)
                .toList();
    }

    /** Cities of that beginning where somebody is, by name. */
    List<String> cities(String realmId, String beginning, int max) {
        String key = SearchKey.of(beginning);
        return entities.createQuery(
                        "select distinct c.label from LiveSessionsCount c where c.realmId = :realm"
                                + " and c.dimension = :place and c.labelKey >= :key and c.labelKey < :ceiling"
                                + " order by c.label",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("place", Dimension.PLACE.id())
                .setParameter("key", key)
                .setParameter("ceiling", SearchKey.ceiling(key))
                .setMaxResults(max)
                .getResultList();
    }

    /** The next realm that has counters, by id; empty where none comes after that one. */
    public static Optional<String> realmAfter(EntityManager entities, String realmId) {
        return Optional.ofNullable(entities.createQuery(
                        "select min(c.realmId) from LiveSessionsCount c where c.realmId > :realm", String.class)
                .setParameter("realm", realmId)
                .getSingleResult());
    }

    /** Forgets hours or days before that one. */
    public void forget(Collection<Dimension> dimensions, String before) {
        entities.createQuery("delete from LiveSessionsCount c where c.dimension in :dimensions and c.label < :before")
                .setParameter("dimensions", names(dimensions))
                .setParameter("before", before)
                .executeUpdate();
    }

    private static CountRow row(String id, Counter counter, long counted) {
        CountRow row = new CountRow();
        row.id = id;
        row.realmId = counter.realmId();
        row.dimension = counter.dimension().id();
        row.label = counter.label();
        row.labelKey = counter.label() == null ? null : SearchKey.of(counter.label());
        row.countryCode = counter.countryCode();
        row.latitude = counter.latitude();
        row.longitude = counter.longitude();
        row.counted = counted;
        return row;
    }

    private static Counted counted(CountRow row) {
        Dimension dimension = Word.of(Dimension.class, row.dimension)
                .orElseThrow(() -> new IllegalStateException("no dimension '" + row.dimension + "'"));
        return new Counted(
                new Counter(row.realmId, dimension, row.label, row.countryCode, row.latitude, row.longitude),
                row.counted);
    }

    private static List<String> names(Collection<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::id).toList();
    }

    /** A counter and where it stands. */
    public record Counted(Counter counter, long number) {}
}
