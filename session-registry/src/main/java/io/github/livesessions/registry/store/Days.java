package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts days of one realm, so that nobody can be found in the counts: groups of fewer than five people are counted
 * together, within their type, then over all types; and are not counted at all if they are too few even so.
 */
public final class Days {

    /** Stands for what is counted together. */
    public static final String OTHER = "other";

    /** Stands for a place that is not known. */
    public static final String UNKNOWN = "unknown";

    private static final int FEW = 5;

    private final EntityManager entities;
    private final String realmId;

    public Days(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** Counts that day, once: what is counted already stays. */
    public void count(LocalDate day) {
        if (!counted(day).isEmpty()) {
            return;
        }
        Map<String, List<Group>> small = new TreeMap<>();
        for (Group group : groups(day)) {
            if (group.people() >= FEW) {
                keep(day, group.type(), group.countryOrUnknown(), group.people(), group.events());
            } else {
                small.computeIfAbsent(group.type(), type -> new ArrayList<>()).add(group);
            }
        }
        List<Group> smallest = new ArrayList<>();
        small.forEach((type, groups) -> {
            if (!together(day, groups, type)) {
                smallest.addAll(groups);
            }
        });
        together(day, smallest, OTHER);
    }

    /** The counts of that day. */
    public List<Counted> counted(LocalDate day) {
        return entities.createQuery(
                        "select d from LiveSessionsDay d where d.realmId = :realm and d.day = :day"
                                + " order by d.type, d.country",
                        DayRow.class)
                .setParameter("realm", realmId)
                .setParameter("day", day.toString())
                .getResultStream()
                .map(row -> new Counted(row.type, row.country, row.people, row.events))
                .toList();
    }

    private List<Group> groups(LocalDate day) {
        return entities.createQuery(
                        "select e.type, e.countryCode, count(distinct e.userId), count(e) from LiveSessionsEvent e"
                                + " where e.realmId = :realm and e.at >= :from and e.at < :to"
                                + " group by e.type, e.countryCode",
                        Object[].class)
                .setParameter("realm", realmId)
                .setParameter("from", start(day))
                .setParameter("to", start(day.plusDays(1)))
                .getResultStream()
                .map(columns ->
                        new Group((String) columns[0], (String) columns[1], (Long) columns[2], (Long) columns[3]))
                .toList();
    }

    /** Whether the groups are enough people together, each of whom is counted once. */
    private boolean together(LocalDate day, List<Group> groups, String type) {
        if (groups.isEmpty()) {
            return true;
        }
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            conditions.add("(e.type = :type" + i + " and e.countryCode "
                    + (groups.get(i).country() == null ? "is null" : "= :country" + i) + ")");
        }
        var query = entities.createQuery(
                        "select count(distinct e.userId) from LiveSessionsEvent e where e.realmId = :realm"
                                + " and e.at >= :from and e.at < :to and (" + String.join(" or ", conditions) + ")",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("from", start(day))
                .setParameter("to", start(day.plusDays(1)));
        for (int i = 0; i < groups.size(); i++) {
            query.setParameter("type" + i, groups.get(i).type());
            if (groups.get(i).country() != null) {
                query.setParameter("country" + i, groups.get(i).country());
            }
        }
        long people = query.getSingleResult();
        if (people < FEW) {
            return false;
        }
        keep(day, type, OTHER, people, groups.stream().mapToLong(Group::events).sum());
        return true;
    }

    private void keep(LocalDate day, String type, String country, long people, long events) {
        DayRow row = new DayRow();
        row.id = UUID.randomUUID().toString();
        row.realmId = realmId;
        row.day = day.toString();
        row.type = type;
        row.country = country;
        row.people = people;
        row.events = events;
        entities.persist(row);
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** A count that stays. */
    public record Counted(String type, String country, long people, long events) {}

    private record Group(String type, @Nullable String country, long people, long events) {

        String countryOrUnknown() {
            return country == null ? UNKNOWN : country;
        }
    }
}
