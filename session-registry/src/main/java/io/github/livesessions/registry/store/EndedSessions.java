package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.SessionEventType;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads out of the history how sessions ended. */
public final class EndedSessions {

    private final EntityManager entities;

    public EndedSessions(EntityManager entities) {
        this.entities = entities;
    }

    /** How those of the sessions ended that the history knows of. */
    public Map<String, End> of(Collection<String> sessionIds) {
        Map<String, End> ends = new HashMap<>();
        // the outbox first: what is delivered between the two is read twice and not never
        for (String entity : List.of("LiveSessionsOutbox", "LiveSessionsEvent")) {
            entities.createQuery(
                            "select e.sessionId, e.cause, e.at from " + entity
                                    + " e where e.sessionId in :ids and e.type = :ended order by e.at",
                            Object[].class)
                    .setParameter("ids", sessionIds)
                    .setParameter("ended", SessionEventType.SESSION_ENDED.id())
                    .getResultStream()
                    .forEach(columns -> ends.merge(
                            (String) columns[0],
                            new End((String) columns[1], Instant.ofEpochMilli((Long) columns[2])),
                            // Keycloak can give the id of an ended session to a later one
                            (one, other) -> other.at().isAfter(one.at()) ? other : one));
        }
        return ends;
    }

    /**
     * The end of a session.
     *
     * @param cause a name of an end cause, if one is told
     */
    public record End(@Nullable String cause, Instant at) {}
}
