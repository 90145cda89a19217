package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.Alert;
import io.github.livesessions.core.record.AlertLog;
import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.core.record.EventLog;
import io.github.livesessions.core.record.Outbox;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records in the database, in the transaction of the given entity manager. */
public final class Records implements EventLog, Outbox, AlertLog {

    private final EntityManager entities;

    public Records(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void append(Collection<SessionEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>(entities.createQuery(
                        "select e.id from LiveSessionsEvent e where e.id in :ids", String.class)
                .setParameter("ids", events.stream().map(SessionEvent::id).toList())
                .getResultList());
        events.stream().filter(event -> known.add(event.id())).forEach(event -> entities.persist(EventRow.of(event)));
        entities.flush();
    }

    @Override
    public List<SessionEvent> page(String realmId, @Nullable String userId, @Nullable SessionEvent after, int max) {
        TypedQuery<EventRow> query = entities.createQuery(
                        "select e from LiveSessionsEvent e where e.realmId = :realm"
                                + (userId == null ? "" : " and e.userId = :user")
                                + (after == null ? "" : " and (e.at < :at or (e.at = :at and e.id < :id))")
                                + " order by e.at desc, e.id desc",
                        EventRow.class)
                .setParameter("realm", realmId)
                .setMaxResults(max);
        if (userId != null) {
            query.setParameter("user", userId);
        }
        if (after != null) {
            query.setParameter("at", after.at().toEpochMilli()).setParameter("id", after.id());
        }
        return query.getResultStream().map(EventColumns::read).toList();
    }

    @Override
    public void put(SessionEvent event) {
        entities.persist(EventColumns.fill(new OutboxRow(), event));
    }

    @Override
    public List<SessionEvent> waiting(int max) {
        return waiting(max, Set.of());
    }

    /** The same without those of some realms. */
    public List<SessionEvent> waiting(int max, Set<String> without) {
        TypedQuery<OutboxRow> query = entities.createQuery(
                "select o from LiveSessionsOutbox o" + (without.isEmpty() ? "" : " where o.realmId not in :without")
                        + " order by o.at, o.id",
                OutboxRow.class);
        if (!without.isEmpty()) {
            query.setParameter("without", without);
        }
        return query
                // held until they are delivered: an account that is being erased must not find its events half way
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(max)
                .getResultStream()
                .map(row -> EventColumns.read(row))
                .toList();
    }

    @Override
    public void delivered(List<SessionEvent> events) {
        if (!events.isEmpty()) {
            entities.createQuery("delete from LiveSessionsOutbox o where o.id in :ids")
                    .setParameter("ids", events.stream().map(SessionEvent::id).toList())
                    .executeUpdate();
        }
    }

    /** The sessions of the account whose end waits to be delivered. */
    public List<String> waitingEnds(String realmId, String userId) {
        return entities.createQuery(
                        "select o.sessionId from LiveSessionsOutbox o where o.userId = :user and o.realmId = :realm"
                                + " and o.type = :ended and o.sessionId is not null",
                        String.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .setParameter("ended", SessionEventType.SESSION_ENDED.id())
                .getResultList();
    }

    @Override
    public void raise(Alert alert) {
        if (entities.find(AlertRow.class, alert.id()) != null) {
            return;
        }
        AlertRow row = new AlertRow();
        row.id = alert.id();
        row.at = alert.at().toEpochMilli();
        row.rule = alert.rule().id();
        row.realmId = alert.realmId();
        row.userId = alert.userId();
        row.sessionId = alert.sessionId();
        row.deviceId = alert.deviceId();
        row.byDeviceId = alert.byDeviceId();
        row.verdict = alert.answered().map(Alert.Verdict::id).orElse(null);
        entities.persist(row);
        entities.flush();
    }

    @Override
    public boolean answer(String realmId, String userId, String alertId, Alert.Verdict verdict) {
        AlertRow row = entities.find(AlertRow.class, alertId, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.verdict != null || !row.realmId.equals(realmId) || !row.userId.equals(userId)) {
            return false;
        }
        row.verdict = verdict.id();
        return true;
    }

    @Override
    public List<Alert> page(String realmId, String userId, @Nullable Mark after, int max) {
        TypedQuery<AlertRow> query = entities.createQuery(
                        "select a from LiveSessionsAlert a where a.userId = :user and a.realmId = :realm"
                                + (after == null ? "" : " and (a.at < :at or (a.at = :at and a.id < :id))")
                                + " order by a.at desc, a.id desc",
                        AlertRow.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setMaxResults(max);
        if (after != null) {
            query.setParameter("at", after.at().toEpochMilli()).setParameter("id", after.id());
        }
        return query.getResultStream().map(Records::alert).toList();
    }

    @Override
    public Optional<Alert> one(String realmId, String userId, String alertId) {
        return Optional.ofNullable(entities.find(AlertRow.class, alertId))
                .filter(row -> row.realmId.equals(realmId) && row.userId.equals(userId))
                .map(Records::alert);
    }

    @Override
    public Optional<Alert> about(String realmId, String userId, String sessionId, Set<AlertRule> rules) {
        return entities.createQuery(
                        "select a from LiveSessionsAlert a where a.userId = :user and a.realmId = :realm"
                                + " and a.sessionId = :session and a.rule in :rules order by a.at desc, a.id desc",
                        AlertRow.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("session", sessionId)
                .setParameter("rules", rules.stream().map(AlertRule::id).toList())
                .setMaxResults(1)
                .getResultStream()
                .map(Records::alert)
                .findFirst();
    }

    static Alert alert(AlertRow row) {
        return new Alert(
                row.id,
                Instant.ofEpochMilli(row.at),
                AlertRule.of(row.rule).orElseThrow(() -> new IllegalStateException("no alert rule '" + row.rule + "'")),
                row.realmId,
                row.userId,
                row.sessionId,
                row.deviceId,
                row.byDeviceId,
                row.verdict == null ? null : Alert.Verdict.of(row.verdict).orElseThrow());
    }
}
