package io.github.livesessions.core.audit;

import io.github.livesessions.core.record.SessionEvent;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of a realm's audit chain.
 *
 * @param seq its number; the numbers of a realm grow and leave gaps
 * @param fact a digest of what is not personal in the event
 * @param commitments what stands for the personal parts; none for a part in which the event has nothing
 * @param erased a digest of what the event has erased; null where it erases nothing
 */
public record Link(
        long seq,
        String eventId,
        Instant at,
        String fact,
        Map<EventPart, String> commitments,
        @Nullable String erased) {

    private static final String VERSION = "live-sessions audit 1 ";

    public Link {
        commitments = Map.copyOf(commitments);
    }

    /** The record of an event. */
    public static Link of(long seq, SessionEvent event, Map<EventPart, String> salts, @Nullable String erased) {
        Map<EventPart, String> commitments = new EnumMap<>(EventPart.class);
        salts.forEach((part, salt) -> commitments.put(part, part.commitment(event, salt)));
        return new Link(seq, event.id(), event.at(), fact(event), commitments, erased);
    }

    /** What is not personal in an event. */
    public static String fact(SessionEvent event) {
        return new Digest(VERSION + "fact")
                .with(event.id())
                .with(event.at().toEpochMilli())
                .with(event.type().id())
                .with(event.realmId())
                .with(event.cause())
                .text();
    }

    /** The hash before the first record. */
    public static String origin(String realmId) {
        return new Digest(VERSION + "origin").with(realmId).text();
    }

    /** The record's hash, which hangs on all that came before. */
    public String hash(String realmId, String previous) {
        Digest digest = new Digest(VERSION + "record")
                .with(previous)
                .with(realmId)
                .with(seq)
                .with(eventId)
                .with(at.toEpochMilli())
                .with(fact);
        for (EventPart part : EventPart.values()) {
            digest.with(commitments.get(part));
        }
        return digest.with(erased).text();
    }

    /** What is committed of that part, if the event has anything in it. */
    public Optional<String> commitment(EventPart part) {
        return Optional.ofNullable(commitments.get(part));
    }
}
