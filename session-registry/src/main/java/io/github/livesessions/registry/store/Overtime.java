package io.github.livesessions.registry.store;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.SessionKind;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sessions of a realm whose time may be over; whether it is, their own plans say. Those are left out that stand
 * only because the realm is, or was, in report-only: that their time is over has been told.
 */
public final class Overtime {

    private final EntityManager entities;
    private final String realmId;

    public Overtime(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * The next of those that have been idle for a while, or are that old, or were last seen long ago, by id.
     *
     * @param after the last one of the chunk before; empty for the first
     * @param idle null where nobody can be idle for too long
     * @param longest null where nobody can be too old
     * @param removed up to when a session was last seen that is offline for too long
     */
    public List<Overdue> next(
            String after, Instant now, @Nullable Duration idle, @Nullable Duration longest, Instant removed, int max) {
        return entities.createQuery(
                        "select s.id, s.userId from LiveSessionsSession s where s.realmId = :realm and s.kind = :kind"
                                + " and s.sparedAt is null and s.id > :after and (s.lastActivityAt <= :idle or s.startedAt <= :longest"
                                + " or (s.state = :offline and s.lastSeenAt <= :removed"
                                + " and s.lastActivityAt <= :removed)) order by s.id",
                        Object[].class)
                .setParameter("realm", realmId)
                .setParameter("kind", SessionKind.SESSION.id())
                .setParameter("after", after)
                .setParameter("idle", before(now, idle))
                .setParameter("longest", before(now, longest))
                .setParameter("offline", Presence.OFFLINE.id())
                .setParameter("removed", removed.toEpochMilli())
                .setMaxResults(max)
                .getResultStream()
                .map(columns -> new Overdue(realmId, (String) columns[1], (String) columns[0]))
                .toList();
    }

    private static long before(Instant now, @Nullable Duration time) {
        return time == null ? 0 : now.minus(time).toEpochMilli();
    }
}
