package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes whatever our tables hold of an account, or of a realm, in the transaction of the given entity manager. */
public final class Eraser {

    private static final List<String> OF_ACCOUNTS = List.of(
            "LiveSessionsSession",
            "LiveSessionsDevice",
            "LiveSessionsEnding",
            "LiveSessionsOutbox",
            "LiveSessionsEvent",
            "LiveSessionsAlert",
            "LiveSessionsBlock",
            "LiveSessionsPace",
            "LiveSessionsCheck",
            "LiveSessionsReceipt",
            "LiveSessionsAccount");

    private static final List<String> OF_REALMS = List.of(
            "LiveSessionsAudit",
            "LiveSessionsCheckpoint",
            "LiveSessionsErasure",
            "LiveSessionsDay",
            "LiveSessionsTally",
            "LiveSessionsCount",
            "LiveSessionsChain");

    private final EntityManager entities;
    private final String realmId;

    public Eraser(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** Whether anything is kept of an account. */
    public boolean keeps(String userId) {
        return OF_ACCOUNTS.stream()
                .anyMatch(entity -> !entities.createQuery(
                                "select 1 from " + entity + " x where x.userId = :user and x.realmId = :realm",
                                Integer.class)
                        .setParameter("user", userId)
                        .setParameter("realm", realmId)
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty());
    }

    /** Deletes all that is kept of an account. */
    public void account(String userId) {
        OF_ACCOUNTS.forEach(entity -> delete(entity, userId));
        new LogoutStore(entities).erase(realmId, userId);
    }

    /** Deletes all that is kept of the realm. */
    public void realm() {
        OF_ACCOUNTS.forEach(entity -> delete(entity, null));
        new LogoutStore(entities).erase(realmId, null);
        OF_REALMS.forEach(entity -> delete(entity, null));
    }

    private void delete(String entity, @Nullable String userId) {
        var delete = entities.createQuery("delete from " + entity + " x where x.realmId = :realm"
                        + (userId == null ? "" : " and x.userId = :user"))
                .setParameter("realm", realmId);
        if (userId != null) {
            delete.setParameter("user", userId);
        }
        delete.executeUpdate();
    }
}
