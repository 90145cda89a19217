package io.github.livesessions.registry.store;

import io.github.livesessions.core.session.LogoutResult;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Clients that have to hear of ended sessions, of all realms. Any node may tell any of them; a claim keeps two apart. */
public final class LogoutStore {

    /** The node that wrote it tells it at once; should it die, another takes over after this time. */
    private static final Duration FIRST_TURN = Duration.ofSeconds(10);

    /** Keycloak's own way takes one call, which gives up earlier than this. */
    private static final Duration KEYCLOAKS_TURN = Duration.ofMinutes(5);

    private final EntityManager entities;

    public LogoutStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Writes down a client of a session that ends.
     *
     * @param receiptId null where nobody will ask
     * @param userId null where the account goes, too
     * @return its id
     */
    public String add(
            NewLogout logout,
            @Nullable String receiptId,
            String realmId,
            @Nullable String userId,
            String baseUri,
            Instant now) {
        LogoutRow row = new LogoutRow();
        row.id = UUID.randomUUID().toString();
        row.receiptId = receiptId;
        row.realmId = realmId;
        row.userId = userId;
        row.clientId = logout.clientId();
        row.clientName = logout.clientName();
        row.claims = logout.claims();
        row.baseUri = baseUri;
        row.result = logout.result().id();
        row.createdAt = now.toEpochMilli();
        if (logout.result() == LogoutResult.WAITING) {
            row.nextAt = now.plus(logout.keycloaksWay() ? KEYCLOAKS_TURN : FIRST_TURN)
                    .toEpochMilli();
        }
        entities.persist(row);
        return row.id;
    }

    /**
     * Those that are due, the longest waiting first.
     *
     * @param silent clients that are left alone for now
     */
    public List<DueLogout.Waiting> due(Instant now, int max, Set<String> silent) {
        TypedQuery<Object[]> query = entities.createQuery(
                        "select l.id, l.clientId from LiveSessionsLogout l where l.nextAt <= :now"
                                + (silent.isEmpty() ? "" : " and l.clientId not in :silent")
                                + " order by l.nextAt",
                        Object[].class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(max);
        if (!silent.isEmpty()) {
            query.setParameter("silent", silent);
        }
        return query.getResultStream()
                .map(columns -> new DueLogout.Waiting((String) columns[0], (String) columns[1]))
                .toList();
    }

    /**
     * Takes one that is due or was never tried for this node, and puts it off until {@code until}, should the node not
     * finish it.
     *
     * @return empty where another has taken or settled it
     */
    public Optional<DueLogout> claim(String id, Instant now, Instant until) {
        LogoutRow row = entities.find(LogoutRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.nextAt == null || (row.attempts > 0 && row.nextAt > now.toEpochMilli())) {
            return Optional.empty();
        }
        row.nextAt = until.toEpochMilli();
        row.attempts++;
        row.triedAt = now.toEpochMilli();
        return Optional.of(new DueLogout(
                row.id,
                row.realmId,
                row.clientId,
                row.claims,
                row.baseUri,
                Instant.ofEpochMilli(row.createdAt),
                row.attempts));
    }

    /**
     * Has done with it.
     *
     * @param status of the answer; null where there was none
     */
    public void settle(String id, LogoutResult result, @Nullable Integer status) {
        LogoutRow row = entities.find(LogoutRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return;
        }
        if (row.receiptId == null) {
            entities.remove(row);
            return;
        }
        row.result = result.id();
        row.status = status;
        row.nextAt = null;
        row.claims = null; // nobody needs to know the subject any more
    }

    /** Has done with it, in vain. */
    public void giveUp(String id) {
        LogoutRow row = entities.find(LogoutRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        settle(id, LogoutResult.FAILED, row == null ? null : row.status);
    }

    /**
     * Has done with one that Keycloak told in its own way.
     *
     * @param status of the answer; null where there was none
     */
    public void settleOnce(String id, LogoutResult result, @Nullable Integer status, Instant now) {
        LogoutRow row = entities.find(LogoutRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row != null && row.nextAt != null) {
            row.attempts = 1;
            row.triedAt = now.toEpochMilli();
            settle(id, result, status);
        }
    }

    /**
     * Puts it off.
     *
     * @param status of the answer; null where there was none
     */
    public void retry(String id, @Nullable Integer status, Instant next) {
        LogoutRow row = entities.find(LogoutRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row != null && row.nextAt != null) {
            row.status = status;
            row.nextAt = next.toEpochMilli();
        }
    }

    /**
     * Forgets what is kept of an account but what its clients have yet to hear, which goes as soon as they have; of a
     * whole realm, where {@code userId} is null, nothing is left.
     */
    void erase(String realmId, @Nullable String userId) {
        if (userId == null) {
            entities.createQuery("delete from LiveSessionsLogout l where l.realmId = :realm")
                    .setParameter("realm", realmId)
                    .executeUpdate();
            return;
        }
        String rows = " where l.realmId = :realm and l.userId = :user and l.nextAt is ";
        entities.createQuery("delete from LiveSessionsLogout l" + rows + "null")
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .executeUpdate();
        entities.createQuery("update LiveSessionsLogout l set l.userId = null, l.receiptId = null" + rows + "not null")
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** Closes the claims of what clients have yet to hear of an account, so that they do not name it any more. */
    public void seal(String realmId, String userId, UnaryOperator<String> closing) {
        entities.createQuery(
                        "select l from LiveSessionsLogout l where l.realmId = :realm and l.userId = :user"
                                + " and l.claims is not null",
                        LogoutRow.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .toList()
                .forEach(row -> row.claims = row.claims == null ? null : closing.apply(row.claims));
        entities.flush();
    }

    static Receipt.Told told(LogoutRow row) {
        return new Receipt.Told(
                row.clientName,
                LogoutResult.of(row.result),
                row.attempts,
                row.triedAt == null ? null : Instant.ofEpochMilli(row.triedAt),
                row.status);
    }
}
