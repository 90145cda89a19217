package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Forgets what a realm keeps beside its history, once it is old. */
public final class OldRecords {

    private final EntityManager entities;
    private final String realmId;

    public OldRecords(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * Deletes alerts that were raised before {@code before}.
     *
     * @return how many were found
     */
    public int forgetAlerts(Instant before, int max) {
        List<String> ids = entities.createQuery(
                        "select a.id from LiveSessionsAlert a where a.realmId = :realm and a.at < :before order by a.at",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        if (!ids.isEmpty()) {
            entities.createQuery("delete from LiveSessionsAlert a where a.id in :ids")
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        return ids.size();
    }

    /** Of blocks that were set before {@code before} there stays what they hold by, their reason and date, and whose they are. */
    public void forgetDetailsOfBlocks(Instant before) {
        entities.createQuery("update LiveSessionsBlock b set b.byDeviceId = null, b.undoDigest = null"
                        + " where b.realmId = :realm and b.blockedAt < :before"
                        + " and (b.byDeviceId is not null or b.undoDigest is not null)")
                .setParameter("realm", realmId)
                .setParameter("before", before.toEpochMilli())
                .executeUpdate();
    }

    /** Deletes what is left of a realm that is gone. */
    public void forgetRealm() {
        new Eraser(entities, realmId).realm();
    }
}
