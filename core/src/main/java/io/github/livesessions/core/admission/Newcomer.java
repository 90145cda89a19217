package io.github.livesessions.core.admission;

import io.github.livesessions.core.session.EndCause;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A login that wants to become a session.
 *
 * @param deviceId its device within the account; null where the device is new to the account
 * @param replaces whether it takes the place of a session of the same device: a browser does, a direct grant does not
 * @param answered whether the person has answered the choice page, so that no notice is shown again
 * @param endings the sessions that the person chose to end, by id, and why
 * @param extra sessions above the limit that the person chose to keep for a while: 0 or 1
 */
public record Newcomer(
        @Nullable String deviceId, boolean replaces, boolean answered, Map<String, EndCause> endings, int extra) {

    public Newcomer {
        endings = Map.copyOf(endings);
    }

    /** A browser that has not been asked anything yet. */
    public static Newcomer browser(@Nullable String deviceId) {
        return new Newcomer(deviceId, true, false, Map.of(), 0);
    }

    /** A direct grant: a session of its own, whatever else its device has. */
    public static Newcomer directGrant(@Nullable String deviceId) {
        return new Newcomer(deviceId, false, true, Map.of(), 0);
    }
}
