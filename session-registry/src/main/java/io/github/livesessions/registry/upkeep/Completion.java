package io.github.livesessions.registry.upkeep;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.store.StoredStarts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes events that tell no more than that something happened to a session, such as its end: device, client and
 * place are those with which it started. It happens on the way into the history, where no login waits for it.
 */
final class Completion {

    private static final Set<SessionEventType> STARTS =
            Set.of(SessionEventType.SESSION_STARTED, SessionEventType.IMPERSONATION_STARTED);

    private final StoredStarts starts;

    Completion(StoredStarts starts) {
        this.starts = starts;
    }

    /** The same events in the same order, with what is known of their sessions. */
    List<SessionEvent> complete(List<SessionEvent> events) {
        Map<String, SessionEvent> known = new HashMap<>();
        Set<String> asked = new HashSet<>();
        for (SessionEvent event : events) {
            if (event.sessionId() != null && STARTS.contains(event.type())) {
                known.put(event.sessionId(), event);
            } else if (event.sessionId() != null && isBare(event)) {
                asked.add(event.sessionId());
            }
        }
        asked.removeAll(known.keySet());
        known.putAll(starts.of(asked));
        return events.stream().map(event -> completed(event, known)).toList();
    }

    private static SessionEvent completed(SessionEvent event, Map<String, SessionEvent> starts) {
        if (event.sessionId() == null || !isBare(event)) {
            return event;
        }
        SessionEvent start = starts.get(event.sessionId());
        // a later session may have been given the same id, and of a deleted account nothing is to be kept
        return start != null
                        && !start.at().isAfter(event.at())
                        && !EndCause.DELETED.id().equals(event.cause())
                        && start.realmId().equals(event.realmId())
                        && (event.userId() == null || event.userId().equals(start.userId()))
                ? event.happenedTo(start)
                : event;
    }

    private static boolean isBare(SessionEvent event) {
        return event.device().equals(DeviceDescription.UNKNOWN)
                && event.deviceId() == null
                && event.clientId() == null
                && event.ipAddress() == null
                && event.place() == null;
    }
}
