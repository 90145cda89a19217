package io.github.livesessions.registry.audit;

import io.github.livesessions.core.audit.Checkpoint;
import io.github.livesessions.core.audit.EventPart;
import io.github.livesessions.core.audit.Link;
import io.github.livesessions.core.audit.Seqs;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.store.AuditStore;
import io.github.livesessions.registry.store.Leases;
import io.github.livesessions.registry.store.NumberedEvents;
import io.github.livesessions.registry.store.NumberedEvents.Numbered;
import io.github.livesessions.registry.store.NumberedEvents.NumberedEvent;
import io.github.livesessions.registry.store.Sequence;
import io.github.livesessions.registry.store.SignedCheckpoint;
import io.github.livesessions.registry.store.Transactions;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Adds what has been delivered to the chains of their realms, and makes checkpoints; apart from all logins. One node does
 * it at a time; should two believe to, the lock of the chain lets each record in once.
 */
public final class Appender {

    /** The job whose bookmark tells how far it has come. */
    public static final String JOB = "audit";

    private static final Logger LOG = Logger.getLogger(Appender.class);
    private static final int BATCH = 500;
    private static final int RECORDS = 1_000;
    private static final int SALT_BYTES = 16;

    private final Transactions transactions;
    private final AuditKeys keys;
    private final CheckpointFile file;
    private final Clock clock;
    private final Duration interval;
    private final SecureRandom random = new SecureRandom();

    /**
     * What appends.
     *
     * @param interval how long a record waits for a checkpoint at most, unless a thousand come sooner
     */
    public Appender(Transactions transactions, AuditKeys keys, CheckpointFile file, Clock clock, Duration interval) {
        this.transactions = transactions;
        this.keys = keys;
        this.file = file;
        this.clock = clock;
        this.interval = interval;
    }

    /** Appends all that has been delivered, batch by batch, and makes the checkpoints that are due. */
    public void append() {
        int appended = BATCH;
        while (appended == BATCH) {
            appended = transactions.in(this::batch);
        }
        String realmId = "";
        Optional<String> next = realmAfter(realmId);
        while (next.isPresent()) {
            realmId = next.get();
            check(realmId);
            next = realmAfter(realmId);
        }
    }

    /** The number of the last event that it has come by. */
    static long appended(EntityManager entities) {
        return new Leases(entities).bookmark(JOB).map(Long::parseLong).orElse(0L);
    }

    private int batch(EntityManager entities) {
        Leases leases = new Leases(entities);
        long from = appended(entities);
        NumberedEvents events = new NumberedEvents(entities);
        List<Numbered> found = events.after(from, BATCH);
        // a number that was never given is none of ours; read behind the events, so that theirs are given by now
        long given = new Sequence(entities).last();
        List<Numbered> next = found.stream().filter(one -> one.seq() <= given).toList();
        if (next.isEmpty()) {
            return 0;
        }
        Map<String, AuditStore> chains = new HashMap<>();
        Map<String, Long> ends = new HashMap<>();
        for (String realmId : NumberedEvents.realms(next)) { // in order, so that no two wait for each other
            AuditStore chain = new AuditStore(entities, realmId);
            chains.put(realmId, chain);
            ends.put(realmId, locked(chain).seq());
        }
        long last = next.get(next.size() - 1).seq();
        // read only now: what was erased while this waited for the chains is not appended
        for (NumberedEvent one : events.between(from + 1, last)) {
            AuditStore chain = chains.get(one.event().realmId());
            if (chain != null && one.seq() > ends.getOrDefault(one.event().realmId(), 0L)) {
                append(chain, one);
            }
        }
        leases.bookmark(JOB, Long.toString(last));
        return next.size();
    }

    private void append(AuditStore chain, NumberedEvent one) {
        SessionEvent event = one.event();
        Map<EventPart, String> salts = new EnumMap<>(EventPart.class);
        for (EventPart part : EventPart.values()) {
            if (part.isIn(event)) {
                salts.put(part, salt());
            }
        }
        chain.append(Link.of(one.seq(), event, salts, erased(chain, event)), salts);
    }

    private static @Nullable String erased(AuditStore chain, SessionEvent event) {
        if (event.type() != SessionEventType.HISTORY_ERASED) {
            return null;
        }
        List<String> touched = chain.erased(event.id(), null);
        return touched.isEmpty() ? null : Seqs.digest(touched);
    }

    /**
     * Makes a checkpoint, where one is due. It is published before it is noted: what cannot be published now is made anew
     * the next time, and one that was published in vain is none the less true.
     */
    private void check(String realmId) {
        transactions.in(entities -> due(new AuditStore(entities, realmId))).ifPresent(signed -> {
            publish(signed);
            transactions.in(entities -> {
                AuditStore chain = new AuditStore(entities, realmId);
                locked(chain);
                chain.check(signed);
                return signed;
            });
        });
    }

    private Optional<SignedCheckpoint> due(AuditStore chain) {
        // locked before it is read: retention may cut the chain meanwhile
        Checkpoint end = locked(chain);
        return isDue(chain)
                ? Optional.of(
                        keys.sign(new Checkpoint(end.realmId(), end.seq(), end.length(), end.hash(), milliseconds())))
                : Optional.empty();
    }

    /** What counts for this moment is kept by milliseconds; signed must be what is kept. */
    private Instant milliseconds() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private boolean isDue(AuditStore chain) {
        Checkpoint last = chain.lastChecked();
        return chain.end()
                .filter(end -> end.length() > last.length())
                .filter(end -> end.length() - last.length() >= RECORDS
                        || !last.at().plus(interval).isAfter(clock.instant()))
                .isPresent();
    }

    private void publish(SignedCheckpoint signed) {
        file.add(signed);
        Checkpoint checkpoint = signed.checkpoint();
        LOG.infof(
                "Audit checkpoint of realm %s: record %d, the %dth, hash %s",
                checkpoint.realmId(), checkpoint.seq(), checkpoint.length(), checkpoint.hash());
    }

    private Optional<String> realmAfter(String realmId) {
        return transactions.in(entities -> AuditStore.realmsAfter(entities, realmId, 1)).stream()
                .findFirst();
    }

    private static Checkpoint locked(AuditStore chain) {
        return chain.lock().orElseGet(() -> {
            chain.open();
            return chain.lock().orElseThrow();
        });
    }

    private String salt() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
