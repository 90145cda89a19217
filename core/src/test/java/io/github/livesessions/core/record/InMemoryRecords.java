package io.github.livesessions.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                        verdict));
        return true;
    }

    @Override
    public List<Alert> page(String realmId, String userId, @Nullable Alert after, int max) {
        Comparator<Alert> newestFirst =
                Comparator.comparing(Alert::at).thenComparing(Alert::id).reversed();
        return page(
                alerts.values(),
                alert -> alert.realmId().equals(realmId) && alert.userId().equals(userId),
                newestFirst,
                after,
                max);
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
