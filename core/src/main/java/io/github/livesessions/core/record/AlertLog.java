package io.github.livesessions.core.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Raises alerts, keeps them and reads them, newest first. */
public interface AlertLog {

    /** Raises an alert; one that was raised already is passed over. */
    void raise(Alert alert);

    /**
     * Notes the owner's answer. The first answer stands.
     *
     * @return whether there is such an alert of that user, and it had no answer yet
     */
    boolean answer(String realmId, String userId, String alertId, Alert.Verdict verdict);

    /** The alert of that id, if that user has it. */
    Optional<Alert> one(String realmId, String userId, String alertId);

    /** The newest alert about that session, of one of these rules, if that user has one. */
    Optional<Alert> about(String realmId, String userId, String sessionId, Set<AlertRule> rules);

    /**
     * A page of a user's alerts.
     *
     * @param after where the page before ended; null for the first page
     * @param max at most so many, above 0
     */
    List<Alert> page(String realmId, String userId, @Nullable Mark after, int max);

    /** Where an alert stands in the order of all of them. */
    record Mark(Instant at, String id) {

        /** The place of that alert. */
        public static Mark of(Alert alert) {
            return new Mark(alert.at(), alert.id());
        }
    }
}
