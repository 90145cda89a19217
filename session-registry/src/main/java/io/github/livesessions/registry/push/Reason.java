package io.github.livesessions.registry.push;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.session.EndCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a session ended. Not everybody may be told all of it.
 *
 * @param cause a name of {@link EndCause}
 * @param device the other device from which it was done; null where there is none
 * @param place where that device is logged in
 * @param acquaintance how well the account knows the session's own device
 */
public record Reason(
        String cause,
        By by,
        Instant at,
        @Nullable KnownDevice device,
        @Nullable Place place,
        Acquaintance acquaintance) {

    /** All that is known of an end whose event is not there yet, or no more. */
    public static Reason bare(EndCause cause, Instant at) {
        return new Reason(cause.id(), By.of(cause), at, null, null, Acquaintance.NONE);
    }

    /** What the event itself says; nothing of the other device, which nobody looks for. */
    public static Reason bare(SessionEvent ended) {
        return new Reason(cause(ended), By.of(ended), ended.at(), null, null, Acquaintance.NONE);
    }

    static String cause(SessionEvent ended) {
        return ended.cause() == null ? EndCause.LOST.id() : ended.cause();
    }
}
