package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which node hears which session, in the transaction of the given entity manager. */
public final class HoldStore {

    private final EntityManager entities;

    public HoldStore(EntityManager entities) {
        this.entities = entities;
    }

    /** From now on the node vouches for these sessions. */
    public void hold(String nodeId, Collection<CheckedSession> sessions, Instant at) {
        List<String> ids = sessions.stream().map(CheckedSession::id).toList();
        Set<String> known = new HashSet<>(entities.createQuery(
                        "select c.sessionId from LiveSessionsCheck c where c.nodeId = :node and c.sessionId in :ids",
                        String.class)
                .setParameter("node", nodeId)
                .setParameter("ids", ids)
                .getResultList());
        if (!known.isEmpty()) {
            entities.createQuery("update LiveSessionsCheck c set c.releasedAt = null, c.lastSeenAt = :at"
                            + " where c.nodeId = :node and c.sessionId in :ids")
                    .setParameter("at", at.toEpochMilli())
                    .setParameter("node", nodeId)
                    .setParameter("ids", known)
                    .executeUpdate();
        }
        for (CheckedSession session : sessions) {
            if (!known.contains(session.id())) {
                CheckRow row = new CheckRow();
                row.sessionId = session.id();
                row.nodeId = nodeId;
                row.realmId = session.realmId();
                row.userId = session.userId();
                row.lastSeenAt = at.toEpochMilli();
                entities.persist(row);
            }
        }
        entities.flush();
    }

    /** The node still hears them. */
    public void touch(String nodeId, Collection<String> sessionIds, Instant at) {
        entities.createQuery("update LiveSessionsCheck c set c.lastSeenAt = :at"
                        + " where c.nodeId = :node and c.sessionId in :ids and c.releasedAt is null")
                .setParameter("at", at.toEpochMilli())
                .setParameter("node", nodeId)
                .setParameter("ids", sessionIds)
                .executeUpdate();
    }

    /** The node has heard nothing of them since {@code lastSeenAt}, and vouches for them no longer. */
    public void release(String nodeId, Collection<String> sessionIds, Instant lastSeenAt, Instant now) {
        entities.createQuery("update LiveSessionsCheck c set c.lastSeenAt = :at, c.releasedAt = :now"
                        + " where c.nodeId = :node and c.sessionId in :ids and c.releasedAt is null")
                .setParameter("at", lastSeenAt.toEpochMilli())
                .setParameter("now", now.toEpochMilli())
                .setParameter("node", nodeId)
                .setParameter("ids", sessionIds)
                .executeUpdate();
    }

    /** Forgets who hears these sessions. */
    public void forget(Collection<String> sessionIds) {
        entities.createQuery("delete from LiveSessionsCheck c where c.sessionId in :ids")
                .setParameter("ids", sessionIds)
                .executeUpdate();
    }

    /** Sessions for which no node vouches and that nobody has heard since {@code since}, each with its last check. */
    public Map<String, Instant> silent(Instant since, int max) {
        return entities.createQuery(
                        "select c.sessionId, max(c.lastSeenAt) from LiveSessionsCheck c where c.releasedAt > 0"
                                + " and not exists (select h.sessionId from LiveSessionsCheck h"
                                + " where h.sessionId = c.sessionId and h.releasedAt is null)"
                                + " group by c.sessionId having max(c.lastSeenAt) <= :since",
                        Object[].class)
                .setParameter("since", since.toEpochMilli())
                .setMaxResults(max)
                .getResultStream()
                .collect(Collectors.toMap(
                        columns -> (String) columns[0], columns -> Instant.ofEpochMilli((Long) columns[1])));
    }

    /** Those of the sessions for which a node vouches. */
    public Set<String> held(Collection<String> sessionIds) {
        return Set.copyOf(entities.createQuery(
                        "select distinct c.sessionId from LiveSessionsCheck c"
                                + " where c.sessionId in :ids and c.releasedAt is null",
                        String.class)
                .setParameter("ids", sessionIds)
                .getResultList());
    }

    /** When each of the sessions was last heard, as far as that is written down. */
    public Map<String, Instant> lastSeen(Collection<String> sessionIds) {
        return entities.createQuery(
                        "select c.sessionId, max(c.lastSeenAt) from LiveSessionsCheck c where c.sessionId in :ids"
                                + " group by c.sessionId",
                        Object[].class)
                .setParameter("ids", sessionIds)
                .getResultStream()
                .collect(Collectors.toMap(
                        columns -> (String) columns[0], columns -> Instant.ofEpochMilli((Long) columns[1])));
    }

    /** The next sessions that the node vouches for. */
    public List<String> heldBy(String nodeId, int max) {
        return entities.createQuery(
                        "select c.sessionId from LiveSessionsCheck c where c.nodeId = :node and c.releasedAt is null"
                                + " order by c.sessionId",
                        String.class)
                .setParameter("node", nodeId)
                .setMaxResults(max)
                .getResultList();
    }
}
