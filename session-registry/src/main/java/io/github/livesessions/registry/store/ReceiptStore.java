package io.github.livesessions.registry.store;

import io.github.livesessions.core.session.EndCause;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Receipts of ended sessions, of all realms, in the transaction of the given entity manager. */
public final class ReceiptStore {

    private final EntityManager entities;

    public ReceiptStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Begins the receipt of an ending. */
    void add(EndingRow ending) {
        ReceiptRow row = new ReceiptRow();
        row.id = ending.id;
        row.realmId = ending.realmId;
        row.userId = ending.userId;
        row.sessionId = ending.sessionId;
        row.cause = ending.cause;
        row.requestedAt = ending.createdAt;
        entities.persist(row);
    }

    /**
     * Notes that Keycloak's session is gone.
     *
     * @param offline whether it had an offline twin
     * @param accessTokens how long an access token of it may live on
     */
    public void ended(String id, boolean offline, Duration accessTokens, Instant now) {
        ReceiptRow row = entities.find(ReceiptRow.class, id);
        if (row != null) { // the account may be gone by now
            row.keycloakEndedAt = now.toEpochMilli();
            row.offlineEndedAt = offline ? row.keycloakEndedAt : null;
            row.tokensValidFor = Math.toIntExact(accessTokens.toSeconds());
        }
    }

    /** The receipt of that id, if it is of that realm. */
    public Optional<Receipt> find(String realmId, String id) {
        return Optional.ofNullable(entities.find(ReceiptRow.class, id))
                .filter(row -> row.realmId.equals(realmId))
                .map(row -> new Receipt(
                        row.id,
                        row.userId,
                        row.sessionId,
                        EndCause.of(row.cause),
                        Instant.ofEpochMilli(row.requestedAt),
                        time(row.keycloakEndedAt),
                        time(row.offlineEndedAt),
                        orNull(row.tokensValidFor, Duration::ofSeconds),
                        clients(row.id)));
    }

    /** The id of the receipt of the last session that had that id, which Keycloak may give out again. */
    public Optional<String> latest(String realmId, String sessionId) {
        return entities.createQuery(
                        "select r.id from LiveSessionsReceipt r where r.sessionId = :session and r.realmId = :realm"
                                + " order by r.requestedAt desc",
                        String.class)
                .setParameter("session", sessionId)
                .setParameter("realm", realmId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The next realm that has receipts, in no order that means anything but to the database. */
    public static Optional<String> realmAfter(EntityManager entities, String bookmark) {
        return Optional.ofNullable(entities.createQuery(
                        "select min(r.realmId) from LiveSessionsReceipt r where r.realmId > :after", String.class)
                .setParameter("after", bookmark)
                .getSingleResultOrNull());
    }

    /**
     * Forgets receipts from before then.
     *
     * @return how many, {@code max} at most
     */
    public int forget(String realmId, Instant before, int max) {
        List<String> ids = entities.createQuery(
                        "select r.id from LiveSessionsReceipt r where r.realmId = :realm and r.requestedAt < :before",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        if (!ids.isEmpty()) {
            entities.createQuery("delete from LiveSessionsLogout l where l.receiptId in :ids")
                    .setParameter("ids", ids)
                    .executeUpdate();
            entities.createQuery("delete from LiveSessionsReceipt r where r.id in :ids")
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        return ids.size();
    }

    private List<Receipt.Told> clients(String id) {
        return entities.createQuery(
                        "select l from LiveSessionsLogout l where l.receiptId = :id order by l.clientName",
                        LogoutRow.class)
                .setParameter("id", id)
                .getResultStream()
                .map(LogoutStore::told)
                .toList();
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return orNull(millis, Instant::ofEpochMilli);
    }

    private static <A, B> @Nullable B orNull(@Nullable A value, Function<A, B> read) {
        return value == null ? null : read.apply(value);
    }
}
