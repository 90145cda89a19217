package io.github.livesessions.rest;

import io.github.livesessions.core.record.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What the owner disowns by saying of an alert that it was not them.
 *
 * @param deviceId the device that did it, which is to be blocked; null where none is known
 * @param sessionId a session that somebody else has a copy of, which is to end; null where none is
 */
record Suspect(@Nullable String deviceId, @Nullable String sessionId) {

    static Suspect of(Alert alert) {
        return switch (alert.rule()) {
            case NOT_ME, ENDED_BY_ANOTHER -> new Suspect(alert.byDeviceId(), null);
            case LIMIT_REFUSED, BLOCKED_DEVICE -> new Suspect(alert.deviceId(), null);
            // the browser that it belongs to is the owner's: only what was stolen from it has to become worthless
            case LOCK_VIOLATION -> new Suspect(null, alert.sessionId());
        };
    }

    /** Whether nobody can be held to account: no answer would have any effect. */
    boolean isUnknown() {
        return deviceId == null && sessionId == null;
    }

    /** Whether the request itself comes from what would be disowned. */
    boolean isHere(Asker asker) {
        return deviceId != null && asker.isCurrentDevice(deviceId);
    }
}
