package io.github.livesessions.registry.store;

import io.github.livesessions.core.audit.Cut;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts old events off the history of one realm, and their records off its chain, from the beginning on. */
public final class AuditTrim {

    private final EntityManager entities;
    private final String realmId;

    public AuditTrim(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * Cuts off what happened before {@code before}, up to the first record that did not; the caller holds the chain's
     * lock.
     *
     * @param max how many records at once
     * @param sign signs the new end of what is gone
     * @return how many records were cut off
     */
    public int cut(Instant before, int max, Function<Cut, SignedCut> sign) {
        ChainRow chain = entities.find(ChainRow.class, realmId);
        List<Old> old = old(chain.cutSeq, before, max);
        if (old.isEmpty()) {
            return 0;
        }
        Old last = old.get(old.size() - 1);
        change(
                "delete from LiveSessionsEvent e where e.seq > :after and e.seq <= :last and e.realmId = :realm",
                chain,
                last);
        change(
                "delete from LiveSessionsAudit a where a.seq > :after and a.seq <= :last and a.realmId = :realm",
                chain,
                last);
        change(
                "delete from LiveSessionsCheckpoint c where c.seq > :after and c.seq <= :last and c.realmId = :realm",
                chain,
                last);
        List<String> erasures =
                old.stream().flatMap(one -> one.erasure().stream()).toList();
        if (!erasures.isEmpty()) {
            entities.createQuery("delete from LiveSessionsErasure e where e.eventId in :ids")
                    .setParameter("ids", erasures)
                    .executeUpdate();
        }
        SignedCut signed = sign.apply(new Cut(realmId, last.seq(), chain.cutLength + old.size(), last.hash()));
        chain.cutSeq = signed.cut().seq();
        chain.cutLength = signed.cut().length();
        chain.cutHash = signed.cut().hash();
        chain.cutKey = signed.keyId();
        chain.cutSignature = signed.signature();
        return old.size();
    }

    private List<Old> old(long after, Instant before, int max) {
        List<Object[]> rows = entities.createQuery(
                        "select a.seq, a.hash, a.at, a.eventId, a.erased from LiveSessionsAudit a"
                                + " where a.realmId = :realm and a.seq > :after order by a.seq",
                        Object[].class)
                .setParameter("realm", realmId)
                .setParameter("after", after)
                .setMaxResults(max)
                .setHint("org.hibernate.fetchSize", max)
                .getResultList();
        List<Old> old = new ArrayList<>();
        for (Object[] row : rows) {
            if ((Long) row[2] >= before.toEpochMilli()) {
                break;
            }
            old.add(new Old(
                    (Long) row[0], (String) row[1], row[4] == null ? Optional.empty() : Optional.of((String) row[3])));
        }
        return old;
    }

    private void change(String delete, ChainRow chain, Old last) {
        entities.createQuery(delete)
                .setParameter("after", chain.cutSeq)
                .setParameter("last", last.seq())
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    /** A record that goes. */
    private record Old(long seq, String hash, Optional<String> erasure) {}
}
