package io.github.livesessions.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The records in memory, for tests of what stands on them. */
public final class InMemoryRecords implements EventLog, Outbox, AlertLog {

    private final Map<String, SessionEvent> events = new LinkedHashMap<>();
    private final Map<String, SessionEvent> outbox = new LinkedHashMap<>();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();

    @Override
    public void append(Collection<SessionEvent> added) {
        added.forEach(event -> events.putIfAbsent(event.id(), event));
    }

    @Override
    public List<SessionEvent> page(String realmId, @Nullable String userId, @Nullable SessionEvent after, int max) {
        Comparator<SessionEvent> newestFirst = Comparator.comparing(SessionEvent::at)
                .thenComparing(SessionEvent::id)
                .reversed();
        return page(
                events.values(),
                event -> event.realmId().equals(realmId) && (userId == null || userId.equals(event.userId())),
                newestFirst,
                after,
                max);
    }

    @Override
    public void put(SessionEvent event) {
        outbox.put(event.id(), event);
    }

    @Override
    public List<SessionEvent> waiting(int max) {
        return outbox.values().stream()
                .sorted(Comparator.comparing(SessionEvent::at).thenComparing(SessionEvent::id))
                .limit(max)
                .toList();
    }

    @Override
    public void delivered(List<SessionEvent> gone) {
        gone.forEach(event -> outbox.remove(event.id()));
    }

    @Override
    public void raise(Alert alert) {
        alerts.putIfAbsent(alert.id(), alert);
    }

    @Override
    public boolean answer(String realmId, String userId, String alertId, Alert.Verdict verdict) {
        Alert alert = alerts.get(alertId);
        if (alert == null
                || alert.answer() != null
                || !alert.realmId().equals(realmId)
                || !alert.userId().equals(userId)) {
            return false;
        }
        alerts.put(
                alertId,
                new Alert(
                        alert.id(),
                        alert.at(),
                        alert.rule(),
                        realmId,
                        userId,
                        alert.sessionId(),
                        alert.deviceId(),
                        alert.byDeviceId(),
                        verdict));
        return true;
    }

    @Override
    public Optional<Alert> one(String realmId, String userId, String alertId) {
        return Optional.ofNullable(alerts.get(alertId)).filter(alert -> isOf(alert, realmId, userId));
    }

    @Override
    public Optional<Alert> about(String realmId, String userId, String sessionId, Set<AlertRule> rules) {
        return alerts.values().stream()
                .filter(alert -> isOf(alert, realmId, userId)
                        && sessionId.equals(alert.sessionId())
                        && rules.contains(alert.rule()))
                .max(Comparator.comparing(Alert::at).thenComparing(Alert::id));
    }

    private static boolean isOf(Alert alert, String realmId, String userId) {
        return alert.realmId().equals(realmId) && alert.userId().equals(userId);
    }

    @Override
    public List<Alert> page(String realmId, String userId, @Nullable Mark after, int max) {
        Comparator<Mark> newestFirst =
                Comparator.comparing(Mark::at).thenComparing(Mark::id).reversed();
        return alerts.values().stream()
                .filter(alert -> isOf(alert, realmId, userId))
                .filter(alert -> after == null || newestFirst.compare(Mark.of(alert), after) > 0)
                .sorted(Comparator.comparing(Mark::of, newestFirst))
                .limit(max)
                .toList();
    }

    private static <T> List<T> page(
            Collection<T> all, Predicate<T> wanted, Comparator<T> order, @Nullable T after, int max) {
        return new ArrayList<>(all)
                .stream()
                        .filter(wanted)
                        .filter(one -> after == null || order.compare(one, after) > 0)
                        .sorted(order)
                        .limit(max)
                        .toList();
    }
}
