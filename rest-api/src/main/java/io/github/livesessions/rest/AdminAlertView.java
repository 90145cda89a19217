package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.core.record.Alert;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as administrators see it.
 *
 * @param rule a name of {@link io.github.livesessions.core.record.AlertRule}
 * @param sessionId the session that it is about, which may have ended since
 * @param device the device that it is about; null where it is about none, or it has been forgotten
 * @param by the device of the account from which it was done; null where none is known
 * @param verdict {@code mine} or {@code not-mine}, null until somebody has said it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AdminAlertView(
        String id,
        @JsonSerialize(using = ToStringSerializer.class) Instant at,
        String rule,
        String userId,
        String username,
        @Nullable String sessionId,
        @Nullable DeviceView device,
        @Nullable DeviceView by,
        @Nullable String verdict) {

    static AdminAlertView of(Alert alert, String username, @Nullable DeviceView device, @Nullable DeviceView by) {
        return new AdminAlertView(
                alert.id(),
                alert.at(),
                alert.rule().id(),
                alert.userId(),
                username,
                alert.sessionId(),
                device,
                by,
                alert.answered().map(Alert.Verdict::id).orElse(null));
    }
}
