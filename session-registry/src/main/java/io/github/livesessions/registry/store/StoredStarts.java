package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads from the history how sessions started. */
public final class StoredStarts {

    private final EntityManager entities;

    public StoredStarts(EntityManager entities) {
        this.entities = entities;
    }

    /** The last start of each of these sessions that the history tells of. */
    public Map<String, SessionEvent> of(Collection<String> sessionIds) {
        Map<String, SessionEvent> starts = new HashMap<>();
        if (!sessionIds.isEmpty()) {
            entities.createQuery(
                            "select e from LiveSessionsEvent e where e.sessionId in :ids and e.type in :types"
                                    + " order by e.at, e.id",
                            EventRow.class)
                    .setParameter("ids", sessionIds)
                    .setParameter(
                            "types",
                            List.of(SessionEventType.SESSION_STARTED.id(), SessionEventType.IMPERSONATION_STARTED.id()))
                    .getResultStream()
                    .map(row -> EventColumns.read(row))
                    .forEach(event -> starts.put(String.valueOf(event.sessionId()), event));
        }
        return starts;
    }
}
