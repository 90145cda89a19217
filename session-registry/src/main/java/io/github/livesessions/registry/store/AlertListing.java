package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.Alert;
import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.registry.store.ListedSession.Position;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the alerts of one realm page by page, newest first; changes nothing. */
public final class AlertListing {

    private final EntityManager entities;
    private final String realmId;

    public AlertListing(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** Where an alert stands in the list. */
    public static Position position(Alert alert) {
        return new Position(alert.at(), alert.id());
    }

    /**
     * The alerts behind a position.
     *
     * @param after the last position that is known already; null for the beginning
     * @param max how many to read at most
     */
    public List<Alert> read(Filter filter, @Nullable Position after, int max) {
        StringBuilder text = new StringBuilder("select a from LiveSessionsAlert a where a.realmId = :realm");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("realm", realmId);
        if (filter.userId() != null) {
            text.append(" and a.userId = :user");
            values.put("user", filter.userId());
        }
        if (filter.rule() != null) {
            text.append(" and a.rule = :rule");
            values.put("rule", filter.rule().id());
        }
        if (filter.answered() != null) {
            // by its values, and not by "is not null": an index finds them, and answers are few
            text.append(filter.answered() ? " and a.verdict in :verdicts" : " and a.verdict is null");
            if (filter.answered()) {
                values.put("verdicts", List.of(Alert.Verdict.MINE.id(), Alert.Verdict.NOT_MINE.id()));
            }
        }
        if (after != null) {
            text.append(" and a.at <= :at and (a.at < :at or a.id < :id)");
            values.put("at", after.startedAt().toEpochMilli());
            values.put("id", after.id());
        }
        TypedQuery<AlertRow> page = entities.createQuery(
                text.append(" order by a.at desc, a.id desc").toString(), AlertRow.class);
        values.forEach(page::setParameter);
        return page.setMaxResults(max).getResultStream().map(Records::alert).toList();
    }

    /** The alert of that id, if it is of this realm. */
    public Optional<Alert> one(String alertId) {
        return Optional.ofNullable(entities.find(AlertRow.class, alertId))
                .filter(row -> row.realmId.equals(realmId))
                .map(Records::alert);
    }

    /** Which alerts to list; a part that is null leaves none out. */
    public record Filter(
            @Nullable String userId,
            @Nullable AlertRule rule,
            @Nullable Boolean answered) {}
}
