package io.github.livesessions.registry.store;

import io.github.livesessions.core.audit.Checkpoint;
import io.github.livesessions.core.audit.Cut;
import io.github.livesessions.core.audit.EventPart;
import io.github.livesessions.core.audit.Link;
import io.github.livesessions.core.audit.Seqs;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit chain of one realm, in the transaction of the given entity manager. */
public final class AuditStore {

    private static final int MAX_SEQS = 2_000;

    private final EntityManager entities;
    private final String realmId;

    public AuditStore(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** The next realms that have a chain, by id. */
    public static List<String> realmsAfter(EntityManager entities, String realmId, int max) {
        return entities.createQuery(
                        "select c.realmId from LiveSessionsChain c where c.realmId > :realm order by c.realmId",
                        String.class)
                .setParameter("realm", realmId)
                .setMaxResults(max)
                .getResultList();
    }

    /** Creates the ends of an empty chain; fails where they are there. */
    public void open() {
        ChainRow row = new ChainRow();
        row.realmId = realmId;
        row.lastHash = Link.origin(realmId);
        row.cutHash = row.lastHash;
        entities.persist(row);
        entities.flush();
    }

    /**
     * Keeps everybody else from changing the chain until the transaction ends.
     *
     * @return where it ends; empty where it has to be {@link #open opened} first
     */
    public Optional<Checkpoint> lock() {
        ChainRow row = entities.find(ChainRow.class, realmId, LockModeType.PESSIMISTIC_WRITE);
        return Optional.ofNullable(row).map(this::end);
    }

    /** Where the chain ends now; empty where there is none. */
    public Optional<Checkpoint> end() {
        return Optional.ofNullable(entities.find(ChainRow.class, realmId)).map(this::end);
    }

    /** Where the chain begins now. */
    public SignedCut cut() {
        ChainRow row = entities.find(ChainRow.class, realmId);
        return row == null
                ? new SignedCut(Cut.none(realmId), null, null)
                : new SignedCut(new Cut(realmId, row.cutSeq, row.cutLength, row.cutHash), row.cutKey, row.cutSignature);
    }

    /** The last checkpoint's place in the chain and time. */
    public Checkpoint lastChecked() {
        ChainRow row = entities.find(ChainRow.class, realmId);
        return new Checkpoint(realmId, row.checkedSeq, row.checkedLength, "", Instant.ofEpochMilli(row.checkedAt));
    }

    /** Adds a record; the caller holds the lock. */
    public void append(Link link, Map<EventPart, String> salts) {
        ChainRow end = entities.find(ChainRow.class, realmId);
        String hash = link.hash(realmId, end.lastHash);
        entities.persist(AuditRow.of(realmId, link, salts, hash));
        end.lastSeq = link.seq();
        end.lastHash = hash;
        end.length++;
    }

    /** Keeps a checkpoint of the chain's end; the caller holds the lock. */
    public void check(SignedCheckpoint signed) {
        Checkpoint checkpoint = signed.checkpoint();
        CheckpointRow row = new CheckpointRow();
        row.id = UUID.randomUUID().toString();
        row.realmId = realmId;
        row.seq = checkpoint.seq();
        row.length = checkpoint.length();
        row.hash = checkpoint.hash();
        row.at = checkpoint.at().toEpochMilli();
        row.keyId = signed.keyId();
        row.signature = signed.signature();
        entities.persist(row);
        ChainRow end = entities.find(ChainRow.class, realmId);
        end.checkedSeq = row.seq;
        end.checkedLength = row.length;
        end.checkedAt = row.at;
    }

    /** The checkpoints behind that record, the first first. */
    public List<SignedCheckpoint> checkpoints(long after) {
        return entities.createQuery(
                        "select c from LiveSessionsCheckpoint c where c.realmId = :realm and c.seq > :after"
                                + " order by c.seq, c.at",
                        CheckpointRow.class)
                .setParameter("realm", realmId)
                .setParameter("after", after)
                .getResultStream()
                .map(row -> new SignedCheckpoint(
                        new Checkpoint(realmId, row.seq, row.length, row.hash, Instant.ofEpochMilli(row.at)),
                        row.keyId,
                        row.signature))
                .toList();
    }

    /** The records behind that one, the first first. */
    public List<ChainRecord> records(long after, int max) {
        return entities.createQuery(
                        "select a from LiveSessionsAudit a where a.realmId = :realm and a.seq > :after"
                                + " order by a.seq",
                        AuditRow.class)
                .setParameter("realm", realmId)
                .setParameter("after", after)
                .setMaxResults(max)
                .getResultStream()
                .map(AuditRow::record)
                .toList();
    }

    /** The record of that event, if it is chained. */
    public Optional<ChainRecord> of(String eventId) {
        return entities.createQuery(
                        "select a from LiveSessionsAudit a where a.realmId = :realm and a.eventId = :event",
                        AuditRow.class)
                .setParameter("realm", realmId)
                .setParameter("event", eventId)
                .getResultStream()
                .map(AuditRow::record)
                .findFirst();
    }

    /** What that erasure has touched of a part; of all parts where it is null. */
    public List<String> erased(String eventId, @Nullable EventPart part) {
        var query = entities.createQuery(
                        "select e.seqs from LiveSessionsErasure e where e.realmId = :realm and e.eventId = :event"
                                + (part == null ? "" : " and e.part = :part") + " order by e.part, e.place, e.id",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("event", eventId);
        if (part != null) {
            query.setParameter("part", part.id());
        }
        return query.getResultList();
    }

    /** Forgets an erasure that has touched nothing. */
    public void forgetErasure(String eventId) {
        entities.createQuery("delete from LiveSessionsErasure e where e.realmId = :realm and e.eventId = :event")
                .setParameter("realm", realmId)
                .setParameter("event", eventId)
                .executeUpdate();
    }

    /** Takes away the salts of that part in the records of the person's own events; the caller holds the lock. */
    public void forget(EventPart part, String userId, String erasure) {
        forget(part, "e.userId", userId, erasure);
    }

    /** Takes away who did it, in the records of events in which the person acted; the caller holds the lock. */
    public void forgetActor(String userId, String erasure) {
        forget(EventPart.ACTOR, "e.actorId", userId, erasure);
    }

    /** Takes away the salts of all parts in the records of those events; the caller holds the lock. */
    public void forgetAll(List<String> eventIds, String erasure) {
        for (EventPart part : EventPart.values()) {
            forget(part, "a.eventId in :chosen", eventIds, erasure);
        }
    }

    private void forget(EventPart part, String whose, String userId, String erasure) {
        String events = "a.eventId in (select e.id from LiveSessionsEvent e where " + whose
                + " = :chosen and e.realmId = :realm)";
        forget(part, events, (Object) userId, erasure);
    }

    private void forget(EventPart part, String events, Object chosen, String erasure) {
        String salt = "a." + part.id() + "Salt";
        String condition = " where a.realmId = :realm and " + salt + " is not null and " + events;
        List<Long> seqs = entities.createQuery(
                        "select a.seq from LiveSessionsAudit a" + condition + " order by a.seq", Long.class)
                .setParameter("realm", realmId)
                .setParameter("chosen", chosen)
                .getResultList();
        if (!seqs.isEmpty()) {
            entities.createQuery("update LiveSessionsAudit a set " + salt + " = null, a." + part.id()
                            + "Gone = :erasure" + condition)
                    .setParameter("erasure", erasure)
                    .setParameter("realm", realmId)
                    .setParameter("chosen", chosen)
                    .executeUpdate();
        }
        List<String> texts = seqs.isEmpty() ? List.of("") : Seqs.write(seqs, MAX_SEQS);
        for (int i = 0; i < texts.size(); i++) {
            ErasureRow row = new ErasureRow();
            row.id = UUID.randomUUID().toString();
            row.realmId = realmId;
            row.eventId = erasure;
            row.part = part.id();
            row.place = i;
            row.seqs = texts.get(i);
            entities.persist(row);
        }
        entities.flush();
    }

    private Checkpoint end(ChainRow row) {
        return new Checkpoint(realmId, row.lastSeq, row.length, row.lastHash, Instant.EPOCH);
    }
}
