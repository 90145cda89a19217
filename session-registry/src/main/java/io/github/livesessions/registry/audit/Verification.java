package io.github.livesessions.registry.audit;

import io.github.livesessions.core.audit.Checkpoint;
import io.github.livesessions.core.audit.Cut;
import io.github.livesessions.registry.audit.Verdict.Fault;
import io.github.livesessions.registry.store.AuditStore;
import io.github.livesessions.registry.store.ChainRecord;
import io.github.livesessions.registry.store.NumberedEvents;
import io.github.livesessions.registry.store.NumberedEvents.NumberedEvent;
import io.github.livesessions.registry.store.Sequence;
import io.github.livesessions.registry.store.SignedCheckpoint;
import io.github.livesessions.registry.store.SignedCut;
import io.github.livesessions.registry.store.Transactions;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks a realm's chain from its cut to its end, chunk by chunk, and tells the first thing that is wrong. */
public final class Verification {

    private static final int CHUNK = 500;

    /** A record that is older and that no signed checkpoint vouches for is suspicious, where there is a key. */
    private static final Duration SIGNED_BY = Duration.ofHours(1);

    private final Transactions transactions;
    private final AuditKeys keys;
    private final CheckpointFile file;
    private final Clock clock;
    private final String realmId;

    public Verification(Transactions transactions, AuditKeys keys, CheckpointFile file, Clock clock, String realmId) {
        this.transactions = transactions;
        this.keys = keys;
        this.file = file;
        this.clock = clock;
        this.realmId = realmId;
    }

    /** Checks all of it. A fault that retention has cut off meanwhile is none: then it begins again. */
    public Verdict verify() {
        while (true) {
            SignedCut cut = transactions.in(entities -> store(entities).cut());
            Walk walk = new Walk(cut.cut());
            Fault fault = cutFault(cut).or(() -> walk.toTheEnd()).orElse(null);
            if (fault == null) {
                return verdict(walk, cut.cut(), null);
            }
            SignedCut now = transactions.in(entities -> store(entities).cut());
            if (now.cut().equals(cut.cut())) {
                return verdict(walk, cut.cut(), fault);
            }
        }
    }

    private Verdict verdict(Walk walk, Cut cut, @Nullable Fault fault) {
        long waiting = transactions.in(entities -> new NumberedEvents(entities).waiting(realmId));
        return new Verdict(
                fault == null,
                walk.length - cut.length(),
                cut.length(),
                walk.seq,
                keys.signs(),
                walk.signedUpTo,
                waiting,
                clock.instant(),
                fault);
    }

    private Optional<Fault> cutFault(SignedCut cut) {
        boolean none = cut.cut().equals(Cut.none(realmId));
        boolean good = none || !keys.signs() || keys.signed(cut.cut().text(), cut.keyId(), cut.signature());
        return good
                ? Optional.empty()
                : fault(cut.cut().seq(), null, "cut-forged", "The beginning was not cut off by this server.");
    }

    private AuditStore store(EntityManager entities) {
        return new AuditStore(entities, realmId);
    }

    private static Optional<Fault> fault(long seq, @Nullable String eventId, String kind, String detail) {
        return Optional.of(new Fault(seq, eventId, kind, detail));
    }

    /** One walk along the chain. */
    private final class Walk {

        private final Map<Long, SignedCheckpoint> checkpoints = new HashMap<>();
        private final long furthest;
        private final @Nullable Fault forged;
        private long seq;
        private long length;
        private String hash;
        private long signedUpTo;
        private @Nullable Instant unsigned;

        Walk(Cut cut) {
            seq = cut.seq();
            length = cut.length();
            hash = cut.hash();
            Fault first = null;
            List<SignedCheckpoint> kept =
                    transactions.in(entities -> store(entities).checkpoints(cut.seq()));
            for (List<SignedCheckpoint> some : List.of(kept, file.checkpoints(realmId, cut.seq()))) {
                for (SignedCheckpoint one : some) {
                    Checkpoint point = one.checkpoint();
                    SignedCheckpoint twin = checkpoints.putIfAbsent(point.seq(), one);
                    boolean differs = twin != null
                            && !(twin.checkpoint().hash().equals(point.hash())
                                    && twin.checkpoint().length() == point.length());
                    if (first == null && (differs || (one.signature() != null && keys.signs() && !isSigned(one)))) {
                        first = new Fault(
                                point.seq(), null, "checkpoint-forged", "A checkpoint was not made by this server.");
                    }
                    if (twin != null && !isSigned(twin) && isSigned(one)) {
                        checkpoints.put(point.seq(), one);
                    }
                }
            }
            forged = first;
            furthest = checkpoints.keySet().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
        }

        Optional<Fault> toTheEnd() {
            int walked = CHUNK;
            while (walked == CHUNK) {
                Chunk chunk = transactions.in(this::chunk);
                if (chunk.fault() != null) {
                    return Optional.of(chunk.fault());
                }
                walked = chunk.size();
            }
            return end();
        }

        private Chunk chunk(EntityManager entities) {
            List<ChainRecord> records = store(entities).records(seq, CHUNK);
            long last = records.isEmpty()
                    ? seq
                    : records.get(records.size() - 1).link().seq();
            Map<Long, NumberedEvent> events = new HashMap<>();
            if (!records.isEmpty()) {
                new NumberedEvents(entities).between(realmId, seq + 1, last).forEach(one -> events.put(one.seq(), one));
            }
            RecordCheck check = new RecordCheck(entities, realmId);
            for (ChainRecord one : records) {
                NumberedEvent event = events.remove(one.link().seq());
                Optional<Fault> fault = step(one)
                        .or(() -> check.fault(one, event == null ? null : event.event()))
                        .or(() -> atCheckpoint(one));
                if (fault.isPresent()) {
                    return new Chunk(records.size(), fault.get());
                }
            }
            Fault inserted = events.values().stream()
                    .min((one, other) -> Long.compare(one.seq(), other.seq()))
                    .map(one -> new Fault(
                            one.seq(),
                            one.event().id(),
                            "event-inserted",
                            "The history holds an event that was never chained."))
                    .orElse(null);
            return new Chunk(records.size(), inserted);
        }

        private Optional<Fault> step(ChainRecord one) {
            String expected = one.link().hash(realmId, hash);
            if (!expected.equals(one.hash())) {
                return fault(
                        one.link().seq(),
                        one.link().eventId(),
                        "record-broken",
                        "The record was changed or put in here, or the one before it is missing.");
            }
            seq = one.link().seq();
            hash = expected;
            length++;
            unsigned = unsigned == null ? one.link().at() : unsigned;
            return Optional.empty();
        }

        private Optional<Fault> atCheckpoint(ChainRecord one) {
            SignedCheckpoint signed = checkpoints.remove(seq);
            if (signed == null) {
                return Optional.empty();
            }
            if (!signed.checkpoint().hash().equals(hash) || signed.checkpoint().length() != length) {
                return fault(
                        seq,
                        one.link().eventId(),
                        "checkpoint-mismatch",
                        "Up to here the chain is not the one that the checkpoint was made of.");
            }
            if (isSigned(signed)) {
                signedUpTo = seq;
                unsigned = null;
            }
            return Optional.empty();
        }

        private Optional<Fault> end() {
            if (forged != null) {
                return Optional.of(forged);
            }
            if (!checkpoints.isEmpty()) {
                long missing = checkpoints.keySet().stream()
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(furthest);
                return fault(missing, null, "records-missing", "A checkpoint was made of records that are not there.");
            }
            Checkpoint known = transactions
                    .in(entities -> store(entities).end())
                    .orElse(new Checkpoint(realmId, 0, 0, hash, Instant.EPOCH));
            if (known.seq() < seq || known.length() < length) {
                return fault(seq, null, "end-broken", "The chain goes on behind its end.");
            }
            if (known.seq() == seq && !known.hash().equals(hash)) {
                return fault(seq, null, "end-broken", "The chain's end is not the one that was noted.");
            }
            if (known.seq() > seq
                    && transactions
                            .in(entities -> store(entities).records(seq, 1))
                            .isEmpty()) {
                return fault(known.seq(), null, "records-missing", "Records are missing at the end.");
            }
            if (keys.signs() && unsigned != null && unsigned.plus(SIGNED_BY).isBefore(clock.instant())) {
                return fault(
                        signedUpTo, null, "checkpoint-missing", "Since here no checkpoint vouches for the records.");
            }
            return transactions.in(this::insertedBehind);
        }

        /** The walk sees events as far as the records go; what stands behind them must wait for the appender. */
        private Optional<Fault> insertedBehind(EntityManager entities) {
            NumberedEvents events = new NumberedEvents(entities);
            // before the events: what the appender has come by is chained by then
            long appended = Appender.appended(entities);
            Optional<Long> unchained = events.unchained(realmId, seq, appended);
            if (unchained.isPresent()) {
                return fault(
                        unchained.get(), null, "event-inserted", "The history holds an event that was never chained.");
            }
            Sequence given = new Sequence(entities);
            // asked again behind the event: whoever delivers commits it with its number
            Optional<Long> beyond = events.beyond(realmId, given.last()).filter(number -> number > given.last());
            return beyond.isPresent() || events.unnumbered(realmId) > 0
                    ? fault(
                            beyond.orElse(seq),
                            null,
                            "event-inserted",
                            "The history holds an event that was never delivered.")
                    : Optional.empty();
        }

        private boolean isSigned(SignedCheckpoint signed) {
            return keys.signed(signed.checkpoint().text(), signed.keyId(), signed.signature());
        }
    }

    private record Chunk(int size, @Nullable Fault fault) {}
}
