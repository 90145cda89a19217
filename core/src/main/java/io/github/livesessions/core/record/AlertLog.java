package io.github.livesessions.core.record;

import java.util.List;
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

    /**
     * A page of a user's alerts.
     *
     * @param after the last alert of the page before; null for the first page
     * @param max at most so many, above 0
     */
    List<Alert> page(String realmId, String userId, @Nullable Alert after, int max);
}
