package io.github.livesessions.registry.store;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.session.SessionKind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Live sessions and devices of one realm, in the transaction of the given entity manager. Every method throws
 * {@code ModelException} where the database cannot be reached.
 */
public final class SessionStore {

    private final EntityManager entities;
    private final String realmId;

    public SessionStore(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * Waits until no other login of the account is counting, and keeps the rest out until the transaction ends.
     *
     * @return false where the account has no row to lock yet: create it by {@link #open} in a transaction of its own
     */
    public boolean lock(String userId) {
        return entities.find(AccountRow.class, new AccountRow.Key(realmId, userId), LockModeType.PESSIMISTIC_WRITE)
                != null;
    }

    /** Creates the row that {@link #lock} takes; fails where it exists. */
    public void open(String userId, Instant now) {
        AccountRow row = new AccountRow();
        row.realmId = realmId;
        row.userId = userId;
        row.createdAt = now.toEpochMilli();
        entities.persist(row);
        entities.flush();
    }

    /** All sessions of the account, in no order. */
    public List<RecordedSession> of(String userId) {
        return entities.createQuery(
                        "select s, d.name from LiveSessionsSession s left join LiveSessionsDevice d on d.id = s.deviceId"
                                + " where s.userId = :user and s.realmId = :realm",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(columns -> {
                    SessionRow row = (SessionRow) columns[0];
                    return new RecordedSession(Rows.liveSession(row, (String) columns[1]), row.keycloakStart);
                })
                .toList();
    }

    /** Records a session; one of the same id, left behind, is overwritten. */
    public void add(NewSession session) {
        SessionRow row = entities.find(SessionRow.class, session.id());
        boolean known = row != null;
        SessionRow filled = row == null ? new SessionRow() : row;
        Rows.fill(filled, session);
        if (!known) {
            entities.persist(filled);
        }
    }

    /** Forgets the session of that id and start; does nothing where it is another or none. */
    public void remove(String sessionId, int keycloakStart) {
        SessionRow row = entities.find(SessionRow.class, sessionId);
        if (row != null && row.realmId.equals(realmId) && row.keycloakStart == keycloakStart) {
            entities.remove(row);
        }
    }

    /**
     * Forgets a session that Keycloak has ended, by one statement.
     *
     * @return whether it was known
     */
    public boolean forget(String sessionId) {
        return entities.createQuery("delete from LiveSessionsSession s where s.id = :id and s.realmId = :realm")
                        .setParameter("id", sessionId)
                        .setParameter("realm", realmId)
                        .executeUpdate()
                > 0;
    }

    /**
     * Forgets a session that Keycloak has ended, unless an offline token keeps it alive; by one statement.
     *
     * @return whether it was known
     */
    public boolean forgetOnline(String sessionId) {
        return entities.createQuery("delete from LiveSessionsSession s"
                                + " where s.id = :id and s.realmId = :realm and s.kind <> :offline")
                        .setParameter("id", sessionId)
                        .setParameter("realm", realmId)
                        .setParameter("offline", SessionKind.OFFLINE_TOKEN.id())
                        .executeUpdate()
                > 0;
    }

    /** Marks the session as one that an offline token keeps alive. */
    public void turnOffline(String sessionId) {
        entities.createQuery("update LiveSessionsSession s set s.kind = :kind where s.id = :id and s.realmId = :realm")
                .setParameter("kind", SessionKind.OFFLINE_TOKEN.id())
                .setParameter("id", sessionId)
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    /** Lets the session stay above the limit until {@code deadline}. */
    public void keepUntil(String sessionId, Instant deadline) {
        SessionRow row = entities.find(SessionRow.class, sessionId);
        if (row != null) {
            row.keepUntil = deadline.toEpochMilli();
        }
    }

    /** The account's device with that browser key. */
    public Optional<String> device(String userId, String browserKey) {
        return deviceRow(userId, browserKey).map(row -> row.id);
    }

    /** Notes that a device is in use, and makes its acquaintance if it is new. The caller holds the account's lock. */
    public String meet(String userId, String browserKey, DeviceDescription device, Instant now) {
        DeviceRow row = deviceRow(userId, browserKey).orElse(null);
        if (row == null) {
            row = new DeviceRow();
            row.id = UUID.randomUUID().toString();
            row.realmId = realmId;
            row.userId = userId;
            row.browserKey = browserKey;
            row.firstSeenAt = now.toEpochMilli();
            describe(row, device, now);
            entities.persist(row);
        } else {
            describe(row, device, now);
        }
        return row.id;
    }

    private Optional<DeviceRow> deviceRow(String userId, String browserKey) {
        return entities.createQuery(
                        "select d from LiveSessionsDevice d"
                                + " where d.userId = :user and d.realmId = :realm and d.browserKey = :key",
                        DeviceRow.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .setParameter("key", browserKey)
                .getResultStream()
                .findFirst();
    }

    private static void describe(DeviceRow row, DeviceDescription device, Instant now) {
        row.lastSeenAt = now.toEpochMilli();
        row.deviceType = device.type().id();
        row.model = device.model();
        row.browser = device.browser();
        row.os = device.os();
    }

    /** Deletes all that is kept of an account, or of the whole realm where {@code userId} is null. */
    public void erase(@Nullable String userId) {
        for (String entity :
                List.of("LiveSessionsSession", "LiveSessionsDevice", "LiveSessionsEnding", "LiveSessionsAccount")) {
            var delete = entities.createQuery("delete from " + entity + " x where x.realmId = :realm"
                            + (userId == null ? "" : " and x.userId = :user"))
                    .setParameter("realm", realmId);
            if (userId != null) {
                delete.setParameter("user", userId);
            }
            delete.executeUpdate();
        }
    }
}
