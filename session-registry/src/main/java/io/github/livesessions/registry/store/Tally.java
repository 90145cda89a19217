package io.github.livesessions.registry.store;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.registry.store.Counter.Dimension;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts live sessions by holding what stands on the list against what was counted: done twice it is done once, and what
 * was missed is made good whenever somebody looks again. Whoever does it holds the {@link Sequence}.
 */
public final class Tally {

    private final EntityManager entities;

    public Tally(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Makes the counters right about these sessions.
     *
     * @return how many of them were not counted as they are
     */
    public int settle(Collection<String> sessionIds) {
        if (sessionIds.isEmpty()) {
            return 0;
        }
        Map<String, Standing> listed = listed(sessionIds);
        Map<String, TallyRow> counted = counted(sessionIds);
        List<String> wrong = new TreeSet<>(sessionIds)
                .stream()
                        .filter(id -> !Objects.equals(listed.get(id), standing(counted.get(id))))
                        .toList();
        if (!wrong.isEmpty()) {
            settle(wrong, listed, counted);
        }
        return wrong.size();
    }

    /** The next sessions on the list, of all realms, by id. */
    public static List<String> listedAfter(EntityManager entities, String sessionId, int max) {
        return entities.createQuery(
                        "select s.id from LiveSessionsSession s where s.id > :id order by s.id", String.class)
                .setParameter("id", sessionId)
                .setMaxResults(max)
                .getResultList();
    }

    /** The next sessions that were counted, of all realms, by id. */
    public static List<String> countedAfter(EntityManager entities, String sessionId, int max) {
        return entities.createQuery(
                        "select t.sessionId from LiveSessionsTally t where t.sessionId > :id order by t.sessionId",
                        String.class)
                .setParameter("id", sessionId)
                .setMaxResults(max)
                .getResultList();
    }

    private void settle(List<String> wrong, Map<String, Standing> listed, Map<String, TallyRow> counted) {
        Map<Counter, Long> differences = new HashMap<>();
        Map<Person, Long> people = new HashMap<>();
        List<String> gone = new ArrayList<>();
        for (String id : wrong) {
            TallyRow row = counted.get(id);
            Standing before = standing(row);
            Standing now = listed.get(id);
            count(before, -1, differences, people);
            count(now, 1, differences, people);
            if (now == null) {
                gone.add(id);
            }
        }
        countPeople(people, differences);
        for (String id : wrong) {
            Standing now = listed.get(id);
            if (now != null) {
                keep(id, now, counted.get(id));
            }
        }
        entities.flush();
        if (!gone.isEmpty()) {
            entities.createQuery("delete from LiveSessionsTally t where t.sessionId in :ids")
                    .setParameter("ids", gone)
                    .executeUpdate();
        }
        new Counters(entities).add(differences);
    }

    private static void count(
            @Nullable Standing standing, long by, Map<Counter, Long> differences, Map<Person, Long> people) {
        if (standing != null) {
            standing.counters().forEach(counter -> differences.merge(counter, by, Long::sum));
            people.merge(standing.person(), by, Long::sum);
        }
    }

    /** Somebody counts with the first session, and no longer without any. */
    private void countPeople(Map<Person, Long> people, Map<Counter, Long> differences) {
        people.values().removeIf(change -> change == 0);
        if (people.isEmpty()) {
            return;
        }
        Map<String, Long> before = new HashMap<>();
        entities.createQuery(
                        "select t.person, count(t) from LiveSessionsTally t where t.person in :people group by t.person",
                        Object[].class)
                .setParameter(
                        "people", people.keySet().stream().map(Person::digest).toList())
                .getResultStream()
                .forEach(columns -> before.put((String) columns[0], (Long) columns[1]));
        people.forEach((person, change) -> {
            long had = before.getOrDefault(person.digest(), 0L);
            long has = had + change;
            differences.merge(
                    Counter.of(person.realmId(), Dimension.USERS),
                    (long) (Long.signum(has) - Long.signum(had)),
                    Long::sum);
        });
    }

    private void keep(String id, Standing now, @Nullable TallyRow known) {
        TallyRow row = known == null ? new TallyRow() : known;
        row.sessionId = id;
        row.realmId = now.person().realmId();
        row.person = now.person().digest();
        row.plan = now.plan();
        row.deviceType = now.deviceType();
        row.city = now.city();
        row.countryCode = now.countryCode();
        row.latitude = now.latitude();
        row.longitude = now.longitude();
        row.online = now.online();
        if (known == null) {
            entities.persist(row);
        }
    }

    private Map<String, Standing> listed(Collection<String> sessionIds) {
        Map<String, Standing> listed = new HashMap<>();
        entities.createQuery(
                        "select s.id, s.realmId, s.userId, s.plan, s.deviceType, s.city, s.countryCode, s.latitude,"
                                + " s.longitude, s.state from LiveSessionsSession s where s.id in :ids",
                        Object[].class)
                .setParameter("ids", sessionIds)
                .getResultStream()
                .forEach(columns -> listed.put(
                        (String) columns[0],
                        new Standing(
                                Person.of((String) columns[1], (String) columns[2]),
                                (String) columns[3],
                                (String) columns[4],
                                (String) columns[5],
                                (String) columns[6],
                                (Double) columns[7],
                                (Double) columns[8],
                                Presence.of((String) columns[9]) == Presence.ONLINE)));
        return listed;
    }

    private Map<String, TallyRow> counted(Collection<String> sessionIds) {
        Map<String, TallyRow> counted = new HashMap<>();
        entities.createQuery("select t from LiveSessionsTally t where t.sessionId in :ids", TallyRow.class)
                .setParameter("ids", sessionIds)
                .getResultStream()
                .forEach(row -> counted.put(row.sessionId, row));
        return counted;
    }

    private static @Nullable Standing standing(@Nullable TallyRow row) {
        return row == null
                ? null
                : new Standing(
                        new Person(row.realmId, row.person),
                        row.plan,
                        row.deviceType,
                        row.city,
                        row.countryCode,
                        row.latitude,
                        row.longitude,
                        row.online);
    }

    /** An account of a realm. */
    private record Person(String realmId, String digest) {

        static Person of(String realmId, String userId) {
            return new Person(realmId, Counter.digest(realmId + '\n' + userId));
        }
    }

    /** What of a session is counted. */
    private record Standing(
            Person person,
            @Nullable String plan,
            String deviceType,
            @Nullable String city,
            @Nullable String countryCode,
            @Nullable Double latitude,
            @Nullable Double longitude,
            boolean online) {

        List<Counter> counters() {
            String realm = person.realmId();
            List<Counter> counters = new ArrayList<>(List.of(
                    Counter.of(realm, Dimension.SESSIONS),
                    Counter.of(realm, Dimension.PLAN, plan),
                    Counter.of(realm, Dimension.COUNTRY, countryCode),
                    Counter.of(realm, Dimension.DEVICE_TYPE, deviceType)));
            if (city != null || latitude != null) {
                counters.add(new Counter(realm, Dimension.PLACE, city, countryCode, latitude, longitude));
            }
            if (online) {
                counters.add(Counter.of(realm, Dimension.ONLINE));
            }
            return counters;
        }
    }
}
