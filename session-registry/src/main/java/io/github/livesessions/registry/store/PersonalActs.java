package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.SessionEventType;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of what a person did to others, as administrators do. What it says of those others is theirs and not given;
 * where the person was in another's account, the machine and the place are the person's own.
 */
public final class PersonalActs {

    /** No index leads from a person to sessions in the accounts of others; their events do. */
    private static final String ENTERED =
            " and x.id in (select e.sessionId from LiveSessionsEvent e where e.actorId = :user)";

    private final EntityManager entities;
    private final String userId;

    /** Of that person, in whatever realm: an administrator of one may act in another. */
    public PersonalActs(EntityManager entities, String userId) {
        this.entities = entities;
        this.userId = userId;
    }

    /** Acts that have not reached the history, or stand outside of it. */
    public List<Map<String, @Nullable Object>> standing() {
        List<Map<String, @Nullable Object>> acts = new ArrayList<>();
        rows("LiveSessionsOutbox", "", OutboxRow.class).forEach(row -> acts.add(event(row)));
        rows("LiveSessionsBlock", "", BlockRow.class)
                .forEach(row -> acts.add(act("block", row.id, row.blockedAt, null, row.reason, row.byDeviceId)));
        rows("LiveSessionsSession", ENTERED, SessionRow.class).forEach(row -> {
            Map<String, @Nullable Object> act = act("session", row.id, row.startedAt, row.kind, null, null);
            PersonalData.describe(act, row.model, row.browser, row.browserVersion, row.os, row.osVersion);
            where(act, row.ipAddress, row.city, row.region, row.countryCode);
            acts.add(act);
        });
        return acts;
    }

    /**
     * The next acts of the history, by their ids.
     *
     * @param after the id of the last that is known already; empty for the beginning
     */
    public List<Map<String, @Nullable Object>> after(String after, int max) {
        return entities.createQuery(
                        "select x from LiveSessionsEvent x where x.actorId = :user"
                                + " and (x.userId is null or x.userId <> :user) and x.id > :after order by x.id",
                        EventRow.class)
                .setParameter("user", userId)
                .setParameter("after", after)
                .setMaxResults(max)
                .getResultStream()
                .map(PersonalActs::event)
                .toList();
    }

    private <R> List<R> rows(String entity, String condition, Class<R> row) {
        return entities.createQuery(
                        "select x from " + entity + " x where x.actorId = :user"
                                + " and (x.userId is null or x.userId <> :user)" + condition + " order by x.id",
                        row)
                .setParameter("user", userId)
                .getResultList();
    }

    private static Map<String, @Nullable Object> event(StoredEvent row) {
        Map<String, @Nullable Object> act = act("event", row.id, row.at, row.type, row.cause, row.byDeviceId);
        if (row.type.equals(SessionEventType.IMPERSONATION_STARTED.id())) {
            PersonalData.describe(act, row.model, row.browser, row.browserVersion, row.os, row.osVersion);
            where(act, row.ipAddress, row.city, row.region, row.countryCode);
        }
        return act;
    }

    private static Map<String, @Nullable Object> act(
            String what,
            String id,
            long at,
            @Nullable String type,
            @Nullable String cause,
            @Nullable String byDeviceId) {
        Map<String, @Nullable Object> act = new LinkedHashMap<>();
        act.put("what", what);
        act.put("id", id);
        act.put("at", PersonalData.instant(at));
        act.put("type", type);
        act.put("cause", cause);
        act.put("byDeviceId", byDeviceId);
        return act;
    }

    private static void where(
            Map<String, @Nullable Object> act,
            @Nullable String ipAddress,
            @Nullable String city,
            @Nullable String region,
            @Nullable String countryCode) {
        act.put("ipAddress", ipAddress);
        act.put("city", city);
        act.put("region", region);
        act.put("countryCode", countryCode);
    }
}
