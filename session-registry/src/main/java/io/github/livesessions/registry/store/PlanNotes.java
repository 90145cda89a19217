package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The plans that are noted beside sessions, by which a realm's list is filtered and counted. */
public final class PlanNotes {

    private final EntityManager entities;

    public PlanNotes(EntityManager entities) {
        this.entities = entities;
    }

    /** The next accounts that have sessions, of all realms, by the user's id. */
    public List<Account> after(String userId, int max) {
        return entities.createQuery(
                        "select distinct s.userId, s.realmId from LiveSessionsSession s where s.userId > :user"
                                + " order by s.userId, s.realmId",
                        Object[].class)
                .setParameter("user", userId)
                .setMaxResults(max)
                .getResultStream()
                .map(columns -> new Account((String) columns[1], (String) columns[0]))
                .toList();
    }

    /**
     * Notes the account's plan beside its sessions.
     *
     * @param plan null where the realm has none
     * @return the sessions beside which another one was noted
     */
    public List<String> note(Account account, @Nullable String plan) {
        List<String> others = entities.createQuery(
                        "select s.id, s.plan from LiveSessionsSession s where s.userId = :user and s.realmId = :realm",
                        Object[].class)
                .setParameter("user", account.userId())
                .setParameter("realm", account.realmId())
                .getResultStream()
                .filter(columns -> !Objects.equals(columns[1], plan))
                .map(columns -> (String) columns[0])
                .toList();
        if (others.isEmpty()) {
            return others;
        }
        // a session that somebody else is changing is passed over until the next round, so that nobody waits in a
        // circle
        List<String> held = new CheckStore(entities)
                .lock(others).stream().map(CheckedSession::id).toList();
        if (!held.isEmpty()) {
            entities.createQuery("update LiveSessionsSession s set s.plan = :plan where s.id in :ids")
                    .setParameter("plan", plan)
                    .setParameter("ids", held)
                    .executeUpdate();
        }
        return held;
    }

    /** Whose sessions. */
    public record Account(String realmId, String userId) {}
}
