package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.Trace;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/** Takes what the history keeps of one person out of it, in the transaction of the given entity manager. */
public final class HistoryEraser {

    private static final String OUTBOX = "LiveSessionsOutbox";
    private static final String EVENT = "LiveSessionsEvent";
    private static final String SESSION = "LiveSessionsSession";

    private final EntityManager entities;
    private final String realmId;
    private final String userId;

    public HistoryEraser(EntityManager entities, String realmId, String userId) {
        this.entities = entities;
        this.realmId = realmId;
        this.userId = userId;
    }

    /**
     * Deletes the events and alerts. Those on their way go first: whoever carries them holds their rows until they have
     * arrived, and are found there.
     *
     * @return how many events were deleted
     */
    public int erase() {
        int waiting = change("delete from " + OUTBOX + " x", "", Map.of());
        int kept = change("delete from " + EVENT + " x", "", Map.of());
        change("delete from LiveSessionsAlert x", "", Map.of());
        return waiting + kept;
    }

    /** Forgets where the person was: no place, and of each address its neighbourhood alone. */
    public void blur() {
        for (String entity : List.of(OUTBOX, EVENT, SESSION)) {
            change(
                    "update " + entity + " x set x.city = null, x.region = null, x.countryCode = null,"
                            + " x.latitude = null, x.longitude = null, x.accuracyKm = null",
                    " and (x.countryCode is not null or x.city is not null or x.region is not null"
                            + " or x.latitude is not null)",
                    Map.of());
            addresses(entity).forEach(address -> blur(entity, address));
        }
    }

    private List<String> addresses(String entity) {
        return entities.createQuery(
                        "select distinct x.ipAddress from " + entity
                                + " x where x.userId = :user and x.realmId = :realm and x.ipAddress is not null",
                        String.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultList();
    }

    /** What has no neighbourhood, such as a pseudonym, goes altogether. */
    private void blur(String entity, String address) {
        String coarse = Trace.blurred(address).orElse(null);
        if (address.equals(coarse)) {
            return;
        }
        String key = entity.equals(OUTBOX) ? "" : ", x.ipKey = null";
        Map<String, String> values =
                coarse == null ? Map.of("address", address) : Map.of("address", address, "coarse", coarse);
        change(
                "update " + entity + " x set x.ipAddress = " + (coarse == null ? "null" : ":coarse") + key,
                " and x.ipAddress = :address",
                values);
    }

    private int change(String what, String condition, Map<String, String> values) {
        var change = entities.createQuery(what + " where x.userId = :user and x.realmId = :realm" + condition)
                .setParameter("user", userId)
                .setParameter("realm", realmId);
        values.forEach(change::setParameter);
        return change.executeUpdate();
    }
}
