package io.github.livesessions.registry.store;

import io.github.livesessions.core.session.SessionKind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Live sessions and devices of one realm, in the transaction of the given entity manager. Every method throws
 * {@code ModelException} where the database cannot be reached.
 */
public final class SessionStore {

    /** More than a plan can allow; Keycloak's default would fetch an account's sessions in steps of 64 or so. */
    private static final int ONE_FETCH = 1_100;

    private final EntityManager entities;
    private final String realmId;

    public SessionStore(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * Waits until no other login of the account is counting, and keeps the rest out until the transaction ends.
     *
     * @return what the row says; empty where the account has no row to lock yet: create it by {@link #open} in a
     *     transaction of its own
     */
    public Optional<LockedAccount> lock(String userId) {
        AccountRow row =
                entities.find(AccountRow.class, new AccountRow.Key(realmId, userId), LockModeType.PESSIMISTIC_WRITE);
        return Optional.ofNullable(row).map(locked -> new LockedAccount(locked.blockChanges, !locked.locationOff));
    }

    /**
     * As {@link #lock}, on PostgreSQL, which waits for ever unless it is told otherwise: fails after {@code patience}.
     * The time is set in the statement itself, since a statement of its own would cost every login a round trip.
     */
    public Optional<LockedAccount> lockOnPostgres(String userId, Duration patience) {
        List<?> rows = entities.createNativeQuery(
                        "select set_config('lock_timeout', :patience, true), u.BLOCK_CHANGES, u.LOCATION_OFF"
                                + " from LS_USER u"
                                + " where u.REALM_ID = :realm and u.USER_ID = :user for no key update",
                        AccountRow.LOCKED)
                .setParameter("patience", Long.toString(patience.toMillis()))
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(columns -> new LockedAccount(((Number) columns[0]).intValue(), !(Boolean) columns[1]))
                .findFirst();
    }

    /** Whether a transaction sees what others commit while it runs. */
    public static boolean readsFresh(EntityManager entities) {
        return entities.<Connection, Boolean>callWithConnection(
                connection -> connection.getTransactionIsolation() <= Connection.TRANSACTION_READ_COMMITTED);
    }

    /** Whether the database is PostgreSQL. */
    public static boolean onPostgres(EntityManager entities) {
        return entities.<Connection, Boolean>callWithConnection(
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
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

    /**
     * All sessions of the account, in no order, and one of any account that was left behind under {@code sessionId}.
     *
     * @param sessionId an id that is about to be given out; empty where none is
     */
    public List<RecordedSession> of(String userId, String sessionId) {
        return entities
                .createQuery(
                        "select " + SessionColumns.ALL + " from LiveSessionsSession s"
                                + " left join LiveSessionsDevice d on d.id = s.deviceId"
                                + " where (s.userId = :user and s.realmId = :realm) or s.id = :session",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .setParameter("session", sessionId)
                .setHint("org.hibernate.fetchSize", ONE_FETCH)
                .getResultList()
                .stream()
                .map(SessionColumns::read)
                .toList();
    }

    /** Whether it has been decided that the session of that id and start ends. */
    public boolean isEnding(String sessionId, int keycloakStart) {
        return !entities.createQuery(
                        "select e.id from LiveSessionsEnding e"
                                + " where e.sessionId = :session and e.keycloakStart = :start and e.realmId = :realm",
                        String.class)
                .setParameter("session", sessionId)
                .setParameter("start", keycloakStart)
                .setParameter("realm", realmId)
                .getResultList()
                .isEmpty();
    }

    /**
     * Records a session.
     *
     * @param leftBehind whether {@link #of} found one of the same id: it is overwritten
     */
    public void add(NewSession session, boolean leftBehind) {
        SessionRow row = leftBehind ? entities.find(SessionRow.class, session.id()) : null;
        if (row == null) { // none, or gone since
            row = new SessionRow();
            Rows.fill(row, session);
            entities.persist(row);
        } else {
            Rows.fill(row, session);
        }
    }

    /**
     * Forgets the session of that id and start; does nothing where it is another or none. By a statement and not by its
     * entity: a logout may delete the row at the same moment, which Hibernate would take for a fault of this
     * transaction.
     *
     * @return whether it was there
     */
    public boolean remove(String sessionId, int keycloakStart) {
        return entities.createQuery("delete from LiveSessionsSession s"
                                + " where s.id = :id and s.realmId = :realm and s.keycloakStart = :start")
                        .setParameter("id", sessionId)
                        .setParameter("realm", realmId)
                        .setParameter("start", keycloakStart)
                        .executeUpdate()
                > 0;
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

    /**
     * Forgets all sessions of the account but those that offline tokens keep alive.
     *
     * @return those that were forgotten
     */
    public List<Ended> forgetAllOnline(String userId) {
        List<Ended> ended = entities.createQuery(
                        "select s from LiveSessionsSession s where s.realmId = :realm and s.kind <> :offline"
                                + " and s.userId = :user",
                        SessionRow.class)
                .setParameter("realm", realmId)
                .setParameter("offline", SessionKind.OFFLINE_TOKEN.id())
                .setParameter("user", userId)
                .getResultStream()
                .map(row -> new Ended(row.userId, row.id))
                .toList();
        ended.forEach(one -> forgetOnline(one.sessionId()));
        return ended;
    }

    /**
     * Forgets all sessions of the realm.
     *
     * @return those that were forgotten
     */
    public List<Ended> forgetAll() {
        List<Ended> ended = entities.createQuery(
                        "select s from LiveSessionsSession s where s.realmId = :realm", SessionRow.class)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(row -> new Ended(row.userId, row.id))
                .toList();
        ended.forEach(one -> forget(one.sessionId()));
        return ended;
    }

    /** Makes the session one of another kind, as when an offline token begins to keep it alive. */
    public void turn(String sessionId, SessionKind kind) {
        entities.createQuery("update LiveSessionsSession s set s.kind = :kind where s.id = :id and s.realmId = :realm")
                .setParameter("kind", kind.id())
                .setParameter("id", sessionId)
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    /** Lets the session stay above the limit until {@code deadline}, or, where it is null, for as long as it lives. */
    public void keepUntil(String sessionId, @Nullable Instant deadline) {
        entities.createQuery(
                        "update LiveSessionsSession s set s.keepUntil = :deadline where s.id = :id and s.realmId = :realm")
                .setParameter("deadline", deadline == null ? null : deadline.toEpochMilli())
                .setParameter("id", sessionId)
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    /** The account's sessions that stay above the limit by choice, each until its own deadline. */
    public Set<String> kept(String userId) {
        return Set.copyOf(entities.createQuery(
                        "select s.id from LiveSessionsSession s"
                                + " where s.userId = :user and s.realmId = :realm and s.keepUntil is not null",
                        String.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultList());
    }

    /**
     * The next accounts of the realm that have more than {@code limit} sessions, by id.
     *
     * @param after the last account of the chunk before; empty for the first
     */
    public List<String> crowded(int limit, String after, int max) {
        return entities.createQuery(
                        "select s.userId from LiveSessionsSession s where s.realmId = :realm and s.userId > :after"
                                + " group by s.userId having count(s) > :limit order by s.userId",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("after", after)
                .setParameter("limit", (long) limit)
                .setMaxResults(max)
                .getResultList();
    }

    /** Sessions kept above a limit whose time is over, as session id and user id. */
    public static List<Overdue> overdue(EntityManager entities, Instant now, int max) {
        return entities.createQuery("select s from LiveSessionsSession s where s.keepUntil <= :now", SessionRow.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(max)
                .getResultStream()
                .map(row -> new Overdue(row.realmId, row.userId, row.id))
                .toList();
    }
}
