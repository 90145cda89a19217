package io.github.livesessions.core.record;

import java.util.Locale;
import java.util.Optional;

/** What a session event tells of. */
public enum SessionEventType {
    SESSION_STARTED,
    SESSION_ACTIVITY,
    SESSION_OFFLINE,
    SESSION_ONLINE,
    SESSION_ENDED,
    MULTI_SESSION_DETECTED,
    SESSION_CHOICE,
    SESSION_EVICTED,
    LOGGED_OUT_EVERYWHERE,
    DEVICE_NEW,
    DEVICE_PROVEN,
    DEVICE_RENAMED,
    DEVICE_TRUSTED,
    DEVICE_BLOCKED,
    DEVICE_UNBLOCKED,
    BLOCKED_LOGIN_REFUSED,
    LOCK_VIOLATION,
    LIMIT_REFUSED,
    RULE_REFUSED,
    /** A login would have been turned away: its plan is full. In a realm in report-only, as all that follow. */
    WOULD_REFUSE,
    /** A login would have been shown the choice page. */
    WOULD_ASK,
    /** A session would have given way to a login. */
    WOULD_EVICT,
    /** A login would have been turned away: its device is blocked, or may be. */
    WOULD_BLOCK,
    /** A cookie or token would have been refused: it was used away from its session's device. */
    WOULD_LOCK,
    /** A session would have ended for another reason. */
    WOULD_END,
    ALERT_RAISED,
    ALERT_ANSWERED,
    POLICY_CHANGED,
    IMPERSONATION_STARTED,
    HISTORY_VIEWED,
    HISTORY_EXPORTED,
    HISTORY_ERASED;

    /** The stored and published name, such as {@code session-started}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type of that name, if there is one. */
    public static Optional<SessionEventType> of(String id) {
        for (SessionEventType type : values()) {
            if (type.id().equals(id)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
