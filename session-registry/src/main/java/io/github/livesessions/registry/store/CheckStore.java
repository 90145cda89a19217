package io.github.livesessions.registry.store;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.SessionKind;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who hears which session, and what that makes of the session; in the transaction of the given entity manager. */
public final class CheckStore {

    private final EntityManager entities;

    public CheckStore(EntityManager entities) {
        this.entities = entities;
    }

    /** The session of that id, if it is recorded. */
    public Optional<CheckedSession> read(String sessionId) {
        return read(List.of(sessionId)).stream().findFirst();
    }

    /** Those of the sessions that are recorded. */
    public List<CheckedSession> read(Collection<String> sessionIds) {
        return entities.createQuery(
                        "select s.id, s.realmId, s.userId, s.kind, s.startedAt, s.lastActivityAt, s.state"
                                + " from LiveSessionsSession s where s.id in :ids",
                        Object[].class)
                .setParameter("ids", sessionIds)
                .getResultStream()
                .map(columns -> new CheckedSession(
                        (String) columns[0],
                        (String) columns[1],
                        (String) columns[2],
                        SessionKind.of((String) columns[3]),
                        Instant.ofEpochMilli((Long) columns[4]),
                        Instant.ofEpochMilli((Long) columns[5]),
                        Presence.of((String) columns[6])))
                .toList();
    }
}
