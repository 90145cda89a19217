package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * Finds where our list and Keycloak's table of sessions differ, in chunks by id that a database answers from its
 * indexes. Keycloak keeps its online and offline sessions in one table, told apart by a flag.
 */
public final class Comparison {

    private final EntityManager entities;

    public Comparison(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The ids of the next sessions on our list.
     *
     * @param after the last id of the chunk before; empty for the first
     */
    public List<String> nextRecorded(String after, int max) {
        return entities.createQuery(
                        "select s.id from LiveSessionsSession s where s.id > :after order by s.id", String.class)
                .setParameter("after", after)
                .setMaxResults(max)
                .getResultList();
    }

    /** Which of these stand on our list since before {@code before}, and not in Keycloak's table. */
    public List<Stray> lost(List<String> ids, Instant before) {
        return entities.createQuery(
                        "select s from LiveSessionsSession s where s.id in :ids and s.startedAt < :before and not exists"
                                + " (select 1 from PersistentUserSessionEntity p where p.userSessionId = s.id)",
                        SessionRow.class)
                .setParameter("ids", ids)
                .setParameter("before", before.toEpochMilli())
                .getResultStream()
                .map(row -> new Stray(row.realmId, row.userId, row.id))
                .toList();
    }

    /** Which of these are listed as a browser's, though only their offline twin is left in Keycloak's table. */
    public List<Stray> offlineOnly(List<String> ids) {
        return entities.createQuery(
                        "select s from LiveSessionsSession s where s.id in :ids and s.kind = 'session' and exists"
                                + " (select 1 from PersistentUserSessionEntity p"
                                + " where p.userSessionId = s.id and p.offline = '1') and not exists"
                                + " (select 1 from PersistentUserSessionEntity p"
                                + " where p.userSessionId = s.id and p.offline = '0')",
                        SessionRow.class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(row -> new Stray(row.realmId, row.userId, row.id))
                .toList();
    }

    /**
     * Sessions that stand in Keycloak's table since before {@code before}, not on our list, and are not about to end.
     *
     * @param after the last id of the chunk before; empty for the first
     */
    public List<Stray> unrecorded(String after, Instant before, int max) {
        return entities.createQuery(
                        "select p.realmId, p.userId, p.userSessionId from PersistentUserSessionEntity p"
                                + " where p.userSessionId > :after and p.createdOn < :before and not exists"
                                + " (select 1 from LiveSessionsSession s where s.id = p.userSessionId) and not exists"
                                + " (select 1 from LiveSessionsEnding e where e.sessionId = p.userSessionId)"
                                + " order by p.userSessionId",
                        Object[].class)
                .setParameter("after", after)
                .setParameter("before", Math.toIntExact(before.getEpochSecond()))
                .setMaxResults(max)
                .getResultStream()
                .map(columns -> new Stray((String) columns[0], (String) columns[1], (String) columns[2]))
                .toList();
    }

    /** A session that stands on one side only. */
    public record Stray(String realmId, String userId, String sessionId) {}
}
