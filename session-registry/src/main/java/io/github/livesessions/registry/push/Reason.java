package io.github.livesessions.registry.push;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.session.EndCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a session ended, as far as its page may know.
 *
 * @param cause a name of {@link EndCause}
 * @param device the other device from which it was done; null where there is none, or the page's own device is unknown to
 *     the account
 * @param place where that device is logged in
 */
public record Reason(
        String cause,
        By by,
        Instant at,
        @Nullable KnownDevice device,
        @Nullable Place place) {

    /** All that is known of an end whose event is not there yet, or no more. */
    public static Reason bare(EndCause cause, Instant at) {
        return new Reason(cause.id(), By.of(cause), at, null, null);
    }
}
