package io.github.livesessions.registry.push;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.store.DeviceStore;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.store.Trail;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells why sessions of one realm have ended, from their events; in the transaction of the given entity manager. */
public final class Reasons {

    private final EntityManager entities;
    private final String realmId;
    private final Trail trail;

    public Reasons(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
        this.trail = new Trail(entities);
    }

    /** Why that session has ended; empty where nothing is known of its end, or any more. */
    public Optional<Reason> of(String sessionId) {
        return end(sessionId).map(ended -> of(List.of(ended)).get(ended.id()));
    }

    /** The event that tells of that session's end, if there is one. */
    public Optional<SessionEvent> end(String sessionId) {
        return trail.ofSessions(Set.of(sessionId), EnumSet.of(SessionEventType.SESSION_ENDED)).stream()
                .filter(event -> event.realmId().equals(realmId))
                .reduce((earlier, later) -> later);
    }

    /** Why the sessions have ended that these events tell of, by the event's id. */
    public Map<String, Reason> of(Collection<SessionEvent> ended) {
        List<SessionEvent> fromElsewhere = ended.stream()
                .filter(event -> event.byDeviceId() != null
                        && event.sessionId() != null
                        && !event.byDeviceId().equals(event.deviceId()))
                .toList();
        Map<String, KnownDevice> devices = devices(fromElsewhere);
        Set<String> onKnownDevices = onKnownDevices(fromElsewhere);
        Map<String, Reason> reasons = new HashMap<>();
        for (SessionEvent event : ended) {
            KnownDevice other = fromElsewhere.contains(event) ? devices.get(event.byDeviceId()) : null;
            reasons.put(
                    event.id(),
                    other == null
                            ? Reason.bare(event)
                            : new Reason(
                                    Reason.cause(event),
                                    By.of(event),
                                    event.at(),
                                    other,
                                    place(event.userId(), other.id()),
                                    acquaintance(event, devices.get(event.deviceId()), onKnownDevices)));
        }
        return reasons;
    }

    private static Acquaintance acquaintance(
            SessionEvent event, @Nullable KnownDevice own, Set<String> onKnownDevices) {
        if (own == null) {
            return Acquaintance.NONE;
        }
        if (own.proven()) {
            return Acquaintance.PROVEN;
        }
        return onKnownDevices.contains(event.sessionId()) ? Acquaintance.MET_BEFORE : Acquaintance.NONE;
    }

    /**
     * The sessions whose start is on record, and that their device was not met with them. Where the history has been
     * erased, or keeps no more of the start, nothing says that the device was known.
     */
    private Set<String> onKnownDevices(List<SessionEvent> ended) {
        Set<String> started = new HashSet<>();
        Set<String> metThere = new HashSet<>();
        Set<String> ids = ended.stream().map(SessionEvent::sessionId).collect(Collectors.toSet());
        for (SessionEvent event :
                trail.ofSessions(ids, EnumSet.of(SessionEventType.SESSION_STARTED, SessionEventType.DEVICE_NEW))) {
            (event.type() == SessionEventType.DEVICE_NEW ? metThere : started).add(event.sessionId());
        }
        started.removeAll(metThere);
        return started;
    }

    private Map<String, KnownDevice> devices(List<SessionEvent> ended) {
        Set<String> ids = ended.stream()
                .flatMap(event -> Stream.of(event.deviceId(), event.byDeviceId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new DeviceStore(entities, realmId)
                .all(ids).stream().collect(Collectors.toMap(KnownDevice::id, Function.identity()));
    }

    private @Nullable Place place(@Nullable String userId, String deviceId) {
        return userId == null
                ? null
                : new SessionStore(entities, realmId)
                        .of(userId, "").stream()
                                .map(RecordedSession::session)
                                .filter(session -> session.runsOn(deviceId))
                                .max(Comparator.comparing(session -> session.lastActivityAt()))
                                .flatMap(session -> session.place())
                                .orElse(null);
    }
}
