package io.github.livesessions.core.session;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.presence.Presence;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Keycloak user session with its device, place and activity.
 *
 * @param id Keycloak's {@code sid}
 * @param userId Keycloak's user id
 * @param deviceId the device of this account that it runs on; null where none was recorded
 * @param deviceName the name that its owner gave the device, if any
 * @param device what the browser told of itself at login
 * @param from the place of the login
 * @param startedAt when Keycloak created it
 * @param lastActivityAt when the person last did something
 * @param state whether a page of it is there
 * @param seenAt when a page of it last checked, as far as that is written down; null where none ever did
 */
public record LiveSession(
        String id,
        String userId,
        SessionKind kind,
        @Nullable String deviceId,
        @Nullable String deviceName,
        DeviceDescription device,
        @Nullable Place from,
        Instant startedAt,
        Instant lastActivityAt,
        Presence state,
        @Nullable Instant seenAt) {

    /** When somebody last noticed it: a check of a page, or an activity. */
    public Instant lastSeenAt() {
        return seenAt == null || seenAt.isBefore(lastActivityAt) ? lastActivityAt : seenAt;
    }

    /** The place of the login, if it is known. */
    public Optional<Place> place() {
        return Optional.ofNullable(from);
    }

    /** Whether it runs on the device with that id. */
    public boolean runsOn(@Nullable String id) {
        return deviceId != null && deviceId.equals(id);
    }
}
