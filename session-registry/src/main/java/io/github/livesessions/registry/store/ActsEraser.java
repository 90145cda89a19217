package io.github.livesessions.registry.store;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Takes a person out of what they did to others, in the transaction of the given entity manager. It stays that it was done;
 * where the person was in another's account, their machine and place go, too.
 */
public final class ActsEraser {

    /** Stands for whoever acted and has deleted the account since. */
    public static final String NOBODY = "deleted";

    private static final String OUTBOX = "LiveSessionsOutbox";
    private static final String EVENT = "LiveSessionsEvent";
    private static final String SESSION = "LiveSessionsSession";
    private static final String BLOCK = "LiveSessionsBlock";

    private static final String BLANK = "x.deviceId = null, x.deviceType = :unknown, x.model = null, x.browser = null,"
            + " x.browserVersion = null, x.os = null, x.osVersion = null, x.ipAddress = null, x.city = null,"
            + " x.region = null, x.countryCode = null, x.latitude = null, x.longitude = null, x.accuracyKm = null";

    private final EntityManager entities;
    private final String userId;

    public ActsEraser(EntityManager entities, String userId) {
        this.entities = entities;
        this.userId = userId;
    }

    /** The realms in which the person did anything to others, which need not be the own one. */
    public SortedSet<String> realms() {
        SortedSet<String> realms = new TreeSet<>();
        for (String entity : List.of(EVENT, OUTBOX, BLOCK)) {
            realms.addAll(entities.createQuery(
                            "select distinct x.realmId from " + entity + " x where x.actorId = :user", String.class)
                    .setParameter("user", userId)
                    .getResultList());
        }
        return realms;
    }

    /** Events of the history that happened on the person's machine in another's account. */
    public List<SessionEvent> visits(String realmId) {
        List<String> sessions = visited(realmId);
        return sessions.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select x from LiveSessionsEvent x where x.sessionId in :sessions"
                                        + " and x.realmId = :realm and x.userId <> :user order by x.seq",
                                EventRow.class)
                        .setParameter("sessions", sessions)
                        .setParameter("realm", realmId)
                        .setParameter("user", userId)
                        .getResultStream()
                        .map(row -> EventColumns.read(row))
                        .toList();
    }

    /** What is left of such an event: a new one, since the chain holds the old one to what it said. */
    public SessionEvent withoutVisitor(SessionEvent visit) {
        return new SessionEvent(
                UUID.randomUUID().toString(),
                visit.at(),
                visit.type(),
                visit.realmId(),
                visit.userId(),
                Objects.equals(visit.actorId(), userId) ? NOBODY : visit.actorId(),
                visit.sessionId(),
                null,
                visit.clientId(),
                DeviceDescription.UNKNOWN,
                null,
                null,
                visit.cause());
    }

    /** Deletes those events; {@link #disown} comes first, which finds by them where the person was. */
    public void delete(List<SessionEvent> events) {
        if (!events.isEmpty()) {
            entities.createQuery("delete from LiveSessionsEvent x where x.id in :ids")
                    .setParameter("ids", events.stream().map(SessionEvent::id).toList())
                    .executeUpdate();
        }
    }

    /** What was done in the realm is done by nobody in particular any more, and from nowhere. */
    public void disown(String realmId) {
        List<String> sessions = visited(realmId);
        if (!sessions.isEmpty()) {
            for (String entity : List.of(OUTBOX, SESSION)) {
                entities.createQuery("update " + entity + " x set " + BLANK
                                + (entity.equals(SESSION) ? ", x.ipKey = null" : "")
                                + (entity.equals(OUTBOX) ? " where x.sessionId" : " where x.id")
                                + " in :sessions and x.realmId = :realm and x.userId <> :user")
                        .setParameter(
                                "unknown", DeviceDescription.UNKNOWN.type().id())
                        .setParameter("sessions", sessions)
                        .setParameter("realm", realmId)
                        .setParameter("user", userId)
                        .executeUpdate();
            }
        }
        for (String entity : List.of(OUTBOX, EVENT, SESSION, BLOCK)) {
            entities.createQuery("update " + entity + " x set x.actorId = :nobody"
                            + " where x.actorId = :user and x.realmId = :realm")
                    .setParameter("nobody", NOBODY)
                    .setParameter("user", userId)
                    .setParameter("realm", realmId)
                    .executeUpdate();
        }
    }

    /** The sessions in which the person acted as somebody else. */
    private List<String> visited(String realmId) {
        List<String> sessions = new ArrayList<>();
        for (String entity : List.of(EVENT, OUTBOX)) {
            sessions.addAll(entities.createQuery(
                            "select x.sessionId from " + entity + " x where x.actorId = :user and x.realmId = :realm"
                                    + " and x.type = :started and x.sessionId is not null",
                            String.class)
                    .setParameter("user", userId)
                    .setParameter("realm", realmId)
                    .setParameter("started", SessionEventType.IMPERSONATION_STARTED.id())
                    .getResultList());
        }
        return sessions;
    }
}
