package io.github.livesessions.registry.store;

import io.github.livesessions.core.session.EndCause;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The endings that are under way, of all realms. Any node may carry out any of them; a claim keeps two apart. */
public final class EndingStore {

    private final EntityManager entities;

    public EndingStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Writes an ending, due at once, and begins its receipt.
     *
     * @return the id of both
     */
    public String add(
            String realmId,
            String userId,
            String sessionId,
            int keycloakStart,
            EndCause cause,
            String baseUri,
            Instant now) {
        EndingRow row = new EndingRow();
        row.id = UUID.randomUUID().toString();
        row.realmId = realmId;
        row.userId = userId;
        row.sessionId = sessionId;
        row.keycloakStart = keycloakStart;
        row.cause = cause.id();
        row.baseUri = baseUri;
        row.createdAt = now.toEpochMilli();
        row.nextAt = row.createdAt;
        entities.persist(row);
        new ReceiptStore(entities).add(row);
        return row.id;
    }

    /** Ids of the endings that are due, the longest waiting first. */
    public List<String> due(Instant now, int max) {
        return entities.createQuery(
                        "select e.id from LiveSessionsEnding e where e.nextAt <= :now order by e.nextAt", String.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
    }

    /**
     * Takes a due ending for this node and puts it off until {@code retryAt}, should the node not finish it.
     *
     * @return empty where another has taken or finished it
     */
    public Optional<Ending> claim(String id, Instant now, Instant retryAt) {
        EndingRow row = entities.find(EndingRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.nextAt > now.toEpochMilli()) {
            return Optional.empty();
        }
        row.nextAt = retryAt.toEpochMilli();
        row.attempts++;
        return Optional.of(new Ending(
                row.id,
                row.realmId,
                row.userId,
                row.sessionId,
                row.keycloakStart,
                EndCause.of(row.cause),
                row.baseUri,
                Instant.ofEpochMilli(row.createdAt),
                row.attempts,
                row.toldAt != null));
    }

    /** Whether a login that came after the ending was decided has been given the ended session's id. */
    public boolean givenOutAgain(Ending ending) {
        return !entities.createQuery(
                        "select s.id from LiveSessionsSession s"
                                + " where s.id = :session and s.realmId = :realm and s.startedAt > :decided",
                        String.class)
                .setParameter("session", ending.sessionId())
                .setParameter("realm", ending.realmId())
                .setParameter("decided", ending.createdAt().toEpochMilli())
                .getResultList()
                .isEmpty();
    }

    /** The sessions of the realm that have just been removed, their clients being told. */
    public Set<String> told(String realmId) {
        return Set.copyOf(entities.createQuery(
                        "select e.sessionId from LiveSessionsEnding e where e.realmId = :realm and e.toldAt is not null",
                        String.class)
                .setParameter("realm", realmId)
                .getResultList());
    }

    /**
     * Notes that the session is removed and what its clients have to be told is kept, so that nobody is told again.
     *
     * @return false where another node has done so
     */
    public boolean told(String id, Instant now) {
        return entities.createQuery(
                                "update LiveSessionsEnding e set e.toldAt = :now where e.id = :id and e.toldAt is null")
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    /** Puts an ending off until {@code retryAt}. */
    public void retry(String id, Instant retryAt) {
        entities.createQuery("update LiveSessionsEnding e set e.nextAt = :at where e.id = :id")
                .setParameter("at", retryAt.toEpochMilli())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Deletes an ending that is done. */
    public void done(String id) {
        entities.createQuery("delete from LiveSessionsEnding e where e.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
