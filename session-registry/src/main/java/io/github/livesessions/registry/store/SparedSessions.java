package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Set;

/**
 * Sessions that stand only because their realm is in report-only. What would have happened to one has been told: it takes
 * no place in what else would happen.
 */
public final class SparedSessions {

    private final EntityManager entities;
    private final String realmId;

    public SparedSessions(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** Ids of the account's. */
    public Set<String> of(String userId) {
        return Set.copyOf(entities.createQuery(
                        "select s.id from LiveSessionsSession s"
                                + " where s.userId = :user and s.realmId = :realm and s.sparedAt is not null",
                        String.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultList());
    }

    /**
     * Notes that the session is one of them.
     *
     * @return false where it was already, or is gone
     */
    public boolean spare(String sessionId, Instant now) {
        return entities.createQuery("update LiveSessionsSession s set s.sparedAt = :now"
                                + " where s.id = :id and s.realmId = :realm and s.sparedAt is null")
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("id", sessionId)
                        .setParameter("realm", realmId)
                        .executeUpdate()
                > 0;
    }
}
