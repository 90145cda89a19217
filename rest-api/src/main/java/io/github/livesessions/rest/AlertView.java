package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.core.record.Alert;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is published.
 *
 * @param rule a name of {@link io.github.livesessions.core.record.AlertRule}
 * @param verdict what the owner said; null until they did
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AlertView(
        String id,
        @JsonSerialize(using = ToStringSerializer.class) Instant at,
        String rule,
        String userId,
        @Nullable String sessionId,
        @Nullable String deviceId,
        @Nullable String verdict) {

    static AlertView of(Alert alert) {
        return new AlertView(
                alert.id(),
                alert.at(),
                alert.rule().id(),
                alert.userId(),
                alert.sessionId(),
                alert.deviceId(),
                alert.answered().map(Alert.Verdict::id).orElse(null));
    }
}
