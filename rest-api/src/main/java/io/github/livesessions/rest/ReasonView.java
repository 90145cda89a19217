package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.presence.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a session ended, as its own page may know it.
 *
 * @param cause a name of {@link EndCause}
 * @param by {@code you}, {@code administrator} or {@code system}
 * @param device that it was done from, where the page may know
 * @param place of that device
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReasonView(
        String cause,
        String by,
        @JsonSerialize(using = ToStringSerializer.class) Instant at,
        @Nullable Object device,
        @Nullable Object place) {

    static ReasonView of(Answer.Ended ended) {
        return new ReasonView(ended.cause(), by(EndCause.of(ended.cause())), ended.at(), null, null);
    }

    private static String by(EndCause cause) {
        return switch (cause) {
            case LOGOUT, REPLACED, CHOICE, NOT_ME, LOGOUT_EVERYWHERE, PASSWORD, BLOCKED -> "you";
            case ADMIN, DISABLED, DELETED -> "administrator";
            default -> "system";
        };
    }
}
