package io.github.livesessions.core.record;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.session.LiveSession;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param id tells the event from every other; delivering it twice is delivering it once
 * @param actorId who did it, where that is not the user
 * @param clientId internal id of the client
 * @param cause why, as a kebab-case word: an end cause, a button, a rule
 * @param byDeviceId the device of the account from which it was done, where it was done from another session
 */
public record SessionEvent(
        String id,
        Instant at,
        SessionEventType type,
        String realmId,
        @Nullable String userId,
        @Nullable String actorId,
        @Nullable String sessionId,
        @Nullable String deviceId,
        @Nullable String clientId,
        DeviceDescription device,
        @Nullable String ipAddress,
        @Nullable Place place,
        @Nullable String cause,
        @Nullable String byDeviceId) {

    /** An event that was not done from another session's device, or of which that is not known. */
    public SessionEvent(
            String id,
            Instant at,
            SessionEventType type,
            String realmId,
            @Nullable String userId,
            @Nullable String actorId,
            @Nullable String sessionId,
            @Nullable String deviceId,
            @Nullable String clientId,
            DeviceDescription device,
            @Nullable String ipAddress,
            @Nullable Place place,
            @Nullable String cause) {
        this(
                id, at, type, realmId, userId, actorId, sessionId, deviceId, clientId, device, ipAddress, place, cause,
                null);
    }

    /** A new event about a user's session, of which nothing else is known. */
    public static SessionEvent of(
            SessionEventType type,
            Instant at,
            String realmId,
            @Nullable String userId,
            @Nullable String sessionId,
            @Nullable String cause) {
        return new SessionEvent(
                UUID.randomUUID().toString(),
                at,
                type,
                realmId,
                userId,
                null,
                sessionId,
                null,
                null,
                DeviceDescription.UNKNOWN,
                null,
                null,
                cause);
    }

    /** The same, done by that actor from that device; null where it is none. */
    public SessionEvent doneBy(@Nullable String actor, @Nullable String fromDevice) {
        return new SessionEvent(
                id,
                at,
                type,
                realmId,
                userId,
                actor,
                sessionId,
                deviceId,
                clientId,
                device,
                ipAddress,
                place,
                cause,
                fromDevice);
    }

    /** The same event, done by that person; null where it was the user. */
    public SessionEvent by(@Nullable String actor) {
        return doneBy(actor, byDeviceId);
    }

    /** The same event under another id. */
    public SessionEvent withId(String other) {
        return new SessionEvent(
                other,
                at,
                type,
                realmId,
                userId,
                actorId,
                sessionId,
                deviceId,
                clientId,
                device,
                ipAddress,
                place,
                cause,
                byDeviceId);
    }

    /** The same event, of which nothing but the session is known, with what is known of that since {@code start}. */
    public SessionEvent happenedTo(SessionEvent start) {
        return new SessionEvent(
                id,
                at,
                type,
                realmId,
                start.userId,
                actorId,
                sessionId,
                start.deviceId,
                start.clientId,
                start.device,
                start.ipAddress,
                start.place,
                cause,
                byDeviceId);
    }

    /** The same event with other words for device and address. */
    public SessionEvent under(
            @Nullable String otherDevice, @Nullable String otherActingDevice, @Nullable String otherAddress) {
        return new SessionEvent(
                id,
                at,
                type,
                realmId,
                userId,
                actorId,
                sessionId,
                otherDevice,
                clientId,
                device,
                otherAddress,
                place,
                cause,
                otherActingDevice);
    }

    /** The same event with the device and the place of the session that it happens to. */
    public SessionEvent on(LiveSession session) {
        return new SessionEvent(
                id,
                at,
                type,
                realmId,
                userId,
                actorId,
                sessionId,
                session.deviceId(),
                clientId,
                session.device(),
                ipAddress,
                session.from(),
                cause,
                byDeviceId);
    }
}
