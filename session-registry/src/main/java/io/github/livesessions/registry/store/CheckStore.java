package io.github.livesessions.registry.store;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.SessionKind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What connection checks make of sessions, in the transaction of the given entity manager. */
public final class CheckStore {

    /** Asks the database to pass over rows that somebody else holds. */
    private static final int SKIP_LOCKED = -2;

    private final EntityManager entities;

    public CheckStore(EntityManager entities) {
        this.entities = entities;
    }

    /** The session of that id, if it is recorded. */
    public Optional<CheckedSession> read(String sessionId) {
        return read(List.of(sessionId)).stream().findFirst();
    }

    /** Those of the sessions that are recorded. */
    public List<CheckedSession> read(Collection<String> sessionIds) {
        return entities.createQuery(
                        "select s.id, s.realmId, s.userId, s.kind, s.startedAt, s.lastActivityAt, s.state"
                                + " from LiveSessionsSession s where s.id in :ids",
                        Object[].class)
                .setParameter("ids", sessionIds)
                .getResultStream()
                .map(columns -> new CheckedSession(
                        (String) columns[0],
                        (String) columns[1],
                        (String) columns[2],
                        SessionKind.of((String) columns[3]),
                        Instant.ofEpochMilli((Long) columns[4]),
                        Instant.ofEpochMilli((Long) columns[5]),
                        Presence.of((String) columns[6])))
                .toList();
    }

    /**
     * Locks those of the sessions that nobody else is changing this moment, until the transaction ends. It never waits,
     * so that no login and no logout can wait for it in a circle; what it passes over comes with the next round.
     */
    public List<CheckedSession> lock(Collection<String> sessionIds) {
        return entities.createQuery(
                        "select s from LiveSessionsSession s where s.id in :ids order by s.id", SessionRow.class)
                .setParameter("ids", sessionIds)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultStream()
                .map(this::letGo)
                .toList();
    }

    private CheckedSession letGo(SessionRow row) {
        entities.detach(row); // it is changed by statements, and must not be written over them
        return new CheckedSession(
                row.id,
                row.realmId,
                row.userId,
                SessionKind.of(row.kind),
                Instant.ofEpochMilli(row.startedAt),
                Instant.ofEpochMilli(row.lastActivityAt),
                Presence.of(row.state));
    }

    /** Pages of these sessions are there, or no longer; the caller holds their locks. */
    public void turn(Collection<String> sessionIds, Presence state, Instant lastSeenAt) {
        entities.createQuery("update LiveSessionsSession s set s.state = :state, s.lastSeenAt = :at where s.id in :ids")
                .setParameter("state", state.id())
                .setParameter("at", lastSeenAt.toEpochMilli())
                .setParameter("ids", sessionIds)
                .executeUpdate();
    }

    /** The session's person did something; the caller holds its lock. */
    public boolean active(String sessionId, Instant at) {
        return entities.createQuery("update LiveSessionsSession s set s.lastActivityAt = :at"
                                + " where s.id = :id and s.lastActivityAt < :at")
                        .setParameter("at", at.toEpochMilli())
                        .setParameter("id", sessionId)
                        .executeUpdate()
                > 0;
    }
}
