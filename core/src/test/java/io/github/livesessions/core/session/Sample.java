package io.github.livesessions.core.session;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.presence.Presence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Live sessions to test with.
 *
 * @param started minutes after the beginning of the story
 * @param active minutes after the beginning of the story
 */
public record Sample(String id, SessionKind kind, @Nullable String deviceId, int started, int active) {

    private static final Instant BEGINNING = Instant.parse("2026-11-22T08:00:00Z");

    /** A browser's session on a device of the same name, started and last active at that minute. */
    public static LiveSession session(String id, int minute) {
        return new Sample(id, SessionKind.SESSION, id, minute, minute).live();
    }

    /** A browser's session whose order by start and by activity may differ. */
    public static LiveSession session(String id, int started, int active) {
        return new Sample(id, SessionKind.SESSION, id, started, active).live();
    }

    /** A session of that kind, on that device or on none that was recorded. */
    public static LiveSession session(String id, SessionKind kind, @Nullable String deviceId) {
        return new Sample(id, kind, deviceId, 0, 0).live();
    }

    /** A browser's session whose pages are silent. */
    public static LiveSession offline(String id, int started, int active) {
        LiveSession one = session(id, started, active);
        return new LiveSession(
                one.id(),
                one.userId(),
                one.kind(),
                one.deviceId(),
                one.deviceName(),
                one.device(),
                one.from(),
                one.startedAt(),
                one.lastActivityAt(),
                Presence.OFFLINE,
                one.lastActivityAt());
    }

    /** The session itself. */
    public LiveSession live() {
        return new LiveSession(
                id,
                "ada",
                kind,
                deviceId,
                null,
                DeviceDescription.UNKNOWN,
                null,
                at(started),
                at(active),
                Presence.UNCHECKED,
                null);
    }

    private static Instant at(int minute) {
        return BEGINNING.plus(Duration.ofMinutes(minute));
    }
}
