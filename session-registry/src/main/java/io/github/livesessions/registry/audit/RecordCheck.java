package io.github.livesessions.registry.audit;

import io.github.livesessions.core.audit.EventPart;
import io.github.livesessions.core.audit.Link;
import io.github.livesessions.core.audit.Seqs;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.audit.Verdict.Fault;
import io.github.livesessions.registry.store.ActsEraser;
import io.github.livesessions.registry.store.AuditStore;
import io.github.livesessions.registry.store.ChainRecord;
import io.github.livesessions.registry.store.NumberedEvents;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares records of the chain with the events that the history holds; what is gone must have been erased. */
final class RecordCheck {

    private final AuditStore chain;
    private final NumberedEvents events;
    private final String realmId;
    private final long appended;
    private final Map<String, Boolean> erasures = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    RecordCheck(EntityManager entities, String realmId) {
        this.chain = new AuditStore(entities, realmId);
        this.events = new NumberedEvents(entities);
        this.realmId = realmId;
        this.appended = Appender.appended(entities);
    }

    /**
     * What is wrong with the record.
     *
     * @param event as the history holds it; null where it does not
     */
    Optional<Fault> fault(ChainRecord one, @Nullable SessionEvent event) {
        if (event == null) {
            return isErased(one, EventPart.PERSON)
                    ? Optional.empty()
                    : fault(one, "event-missing", "The history has lost the event.");
        }
        if (!event.id().equals(one.link().eventId())
                || !event.realmId().equals(realmId)
                || !Link.fact(event).equals(one.link().fact())) {
            return fault(one, "event-changed", "The event was changed in the history.");
        }
        for (EventPart part : EventPart.values()) {
            if (!holds(one, part, event)) {
                return fault(one, "event-changed", "The event was changed in the history: its " + part.id() + '.');
            }
        }
        return Optional.empty();
    }

    private boolean holds(ChainRecord one, EventPart part, SessionEvent event) {
        String commitment = one.link().commitment(part).orElse(null);
        if (commitment == null) {
            return !part.isIn(event);
        }
        String salt = one.salts().get(part);
        if (salt != null) {
            return part.commitment(event, salt).equals(commitment);
        }
        return isErased(one, part) && isBlank(part, event);
    }

    /** What may be left of an erased part. */
    private static boolean isBlank(EventPart part, SessionEvent event) {
        return switch (part) {
            case PERSON -> !part.isIn(event);
            case PLACE ->
                event.place() == null
                        && (event.ipAddress() == null || event.ipAddress().indexOf('/') > 0);
            case ACTOR -> ActsEraser.NOBODY.equals(event.actorId());
        };
    }

    /** Whether the part's salt is gone, and an erasure that the chain knows of has taken it. */
    private boolean isErased(ChainRecord one, EventPart part) {
        String erasure = one.gone().get(part);
        return erasure != null
                && !one.salts().containsKey(part)
                && erasures.computeIfAbsent(erasure, this::isKnown)
                && lists.computeIfAbsent(erasure + ' ' + part.id(), key -> chain.erased(erasure, part)).stream()
                        .anyMatch(list -> Seqs.contains(list, one.link().seq()));
    }

    /** An erasure has a record of its own, which vouches for what it took; or its event is still on its way. */
    private boolean isKnown(String erasure) {
        List<String> all = chain.erased(erasure, null);
        return chain.of(erasure)
                .map(record -> Seqs.digest(all).equals(record.link().erased()))
                .orElseGet(() -> events.tellsSoonOfErasure(realmId, erasure, appended));
    }

    private static Optional<Fault> fault(ChainRecord one, String kind, String detail) {
        return Optional.of(new Fault(one.link().seq(), one.link().eventId(), kind, detail));
    }
}
