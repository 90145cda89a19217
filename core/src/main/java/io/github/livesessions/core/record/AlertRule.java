package io.github.livesessions.core.record;

import java.util.Locale;
import java.util.Optional;

/** What an alert is about. */
public enum AlertRule {
    /** Somebody said on the choice page that a session was not theirs. */
    NOT_ME,
    /** A session was ended by somebody else than its own device. */
    ENDED_BY_ANOTHER,
    /** A login found the plan full and was turned away. */
    LIMIT_REFUSED,
    /** A cookie or token of a session was used from another device. */
    LOCK_VIOLATION,
    /** A blocked device tried again, with the right password. */
    BLOCKED_DEVICE;

    /** The stored and published name. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule of that name, if there is one. */
    public static Optional<AlertRule> of(String id) {
        for (AlertRule rule : values()) {
            if (rule.id().equals(id)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
