package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Counts, on all nodes together and across restarts, what an account may have done only so often an hour. */
public final class Pace {

    private static final Duration WINDOW = Duration.ofHours(1);

    /** What is counted, each by itself: whoever uses one up leaves the others as they are. */
    public enum Kind {
        /** Mails that tell the owner what happened. */
        NOTICE(20),
        /** Mails that tell of refused requests; whoever makes them must not use up the measure of the others. */
        REFUSAL(20),
        /** Mails with a code. */
        CODE(20),
        /** Wrong codes. */
        TRY(20);

        private final int most;

        Kind(int most) {
            this.most = most;
        }

        private String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final EntityManager entities;
    private final String realmId;
    private final String userId;

    public Pace(EntityManager entities, String realmId, String userId) {
        this.entities = entities;
        this.realmId = realmId;
        this.userId = userId;
    }

    /** Whether one more is within the hour's measure; exact where the caller holds the account's lock. */
    public boolean allows(Kind kind, Instant now) {
        return entities.createQuery(
                                "select count(p) from LiveSessionsPace p where p.userId = :user and p.realmId = :realm"
                                        + " and p.at > :since and p.kind = :kind",
                                Long.class)
                        .setParameter("user", userId)
                        .setParameter("realm", realmId)
                        .setParameter("since", now.minus(WINDOW).toEpochMilli())
                        .setParameter("kind", kind.id())
                        .getSingleResult()
                < kind.most;
    }

    /** Counts one, and forgets those that are older than an hour. */
    public void count(Kind kind, Instant now) {
        entities.createQuery("delete from LiveSessionsPace p where p.userId = :user and p.realmId = :realm"
                        + " and p.at <= :before")
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .setParameter("before", now.minus(WINDOW).toEpochMilli())
                .executeUpdate();
        PaceRow row = new PaceRow();
        row.id = UUID.randomUUID().toString();
        row.realmId = realmId;
        row.userId = userId;
        row.kind = kind.id();
        row.at = now.toEpochMilli();
        entities.persist(row);
    }
}
