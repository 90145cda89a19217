package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets one node at a time do a job, by a row that it holds for a while and renews. */
public final class Leases {

    private final EntityManager entities;

    public Leases(EntityManager entities) {
        this.entities = entities;
    }

    /** Whether the job's row is there; where it is not, {@link #create} it in a transaction of its own. */
    public boolean exists(String job) {
        return entities.find(LeaseRow.class, job) != null;
    }

    /** Creates the job's row, held by nobody; fails where it is there. */
    public void create(String job) {
        LeaseRow row = new LeaseRow();
        row.name = job;
        entities.persist(row);
        entities.flush();
    }

    /**
     * Takes the job, or keeps it.
     *
     * @param node tells this node from the others
     * @return whether the job is this node's until {@code now + duration}
     */
    public boolean hold(String job, String node, Instant now, Duration duration) {
        return entities.createQuery("update LiveSessionsLease l set l.heldUntil = :until, l.holder = :node"
                                + " where l.name = :job and (l.holder = :node or l.heldUntil <= :now)")
                        .setParameter("until", now.plus(duration).toEpochMilli())
                        .setParameter("node", node)
                        .setParameter("job", job)
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate()
                > 0;
    }

    /** How far the job has come. */
    public Optional<String> bookmark(String job) {
        return Optional.ofNullable(entities.find(LeaseRow.class, job)).map(row -> row.bookmark);
    }

    /** Notes how far the job has come; null is the beginning. */
    public void bookmark(String job, @Nullable String bookmark) {
        entities.createQuery("update LiveSessionsLease l set l.bookmark = :bookmark where l.name = :job")
                .setParameter("bookmark", bookmark)
                .setParameter("job", job)
                .executeUpdate();
    }
}
