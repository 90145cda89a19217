package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Since when the addresses of one realm's accounts stand, in the transaction of the given entity manager. */
public final class AddressStore {

    private final EntityManager entities;
    private final String realmId;

    public AddressStore(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** What is kept of the account's address; empty where the account has not been met yet. */
    public Optional<StandingAddress> of(String userId) {
        return entities.createQuery(
                        "select u.addressDigest, u.addressSince from LiveSessionsAccount u"
                                + " where u.userId = :user and u.realmId = :realm",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(columns -> new StandingAddress(
                        (String) columns[0], columns[1] == null ? null : Instant.ofEpochMilli((Long) columns[1])))
                .findFirst();
    }

    /** Notes that the account's address is another. */
    public void put(String userId, @Nullable String digest, Instant since) {
        entities.createQuery("update LiveSessionsAccount u set u.addressDigest = :digest, u.addressSince = :since"
                        + " where u.userId = :user and u.realmId = :realm")
                .setParameter("digest", digest)
                .setParameter("since", since.toEpochMilli())
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    /** Whether any device has been let in to the account so far. */
    public boolean hasDevices(String userId) {
        return !entities.createQuery(
                        "select d.id from LiveSessionsDevice d where d.userId = :user and d.realmId = :realm",
                        String.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
