package io.github.livesessions.registry.store;

import io.github.livesessions.core.audit.EventPart;
import io.github.livesessions.core.audit.Link;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Somebody who can write to the database and knows how the chain is made, but has no key. */
final class Forger {

    private final EntityManager entities;
    private final String realmId;

    Forger(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    int change(String statement) {
        return entities.createQuery(statement.replace(":realm", "'" + realmId + "'"))
                .executeUpdate();
    }

    /** Lists records as erased, by what the first event that {@code query} finds is said to tell of. */
    void erasure(String query, EventPart part, String seqs) {
        ErasureRow row = new ErasureRow();
        row.id = "forged";
        row.realmId = realmId;
        row.eventId = entities.createQuery(query, String.class).getSingleResult();
        row.part = part.id();
        row.seqs = seqs;
        entities.persist(row);
    }

    /** Makes the whole chain anew from the events as they are now. */
    void recompute() {
        entities.flush();
        entities.clear();
        String hash = Link.origin(realmId);
        long last = 0;
        List<AuditRow> rows = entities.createQuery(
                        "select a from LiveSessionsAudit a where a.realmId = :realm order by a.seq", AuditRow.class)
                .setParameter("realm", realmId)
                .getResultList();
        for (AuditRow row : rows) {
            EventRow event = entities.find(EventRow.class, row.eventId);
            ChainRecord kept = row.record();
            Link link =
                    event == null ? kept.link() : Link.of(row.seq, EventColumns.read(event), kept.salts(), row.erased);
            row.fact = link.fact();
            row.person = link.commitment(EventPart.PERSON).orElse(null);
            row.place = link.commitment(EventPart.PLACE).orElse(null);
            row.actor = link.commitment(EventPart.ACTOR).orElse(null);
            hash = link.hash(realmId, hash);
            row.hash = hash;
            last = row.seq;
        }
        ChainRow end = entities.find(ChainRow.class, realmId);
        end.lastHash = hash;
        end.lastSeq = last;
        end.length = rows.size();
        entities.flush();
    }

    /** Gives checkpoints the hashes of the chain as it is now; signatures stay what they were. */
    void recomputeCheckpoints() {
        entities.createQuery("select c from LiveSessionsCheckpoint c where c.realmId = :realm", CheckpointRow.class)
                .setParameter("realm", realmId)
                .getResultList()
                .forEach(row -> {
                    AuditRow record = entities.createQuery(
                                    "select a from LiveSessionsAudit a where a.realmId = :realm and a.seq = :seq",
                                    AuditRow.class)
                            .setParameter("realm", realmId)
                            .setParameter("seq", row.seq)
                            .getSingleResult();
                    row.hash = record.hash;
                });
    }
}
