package io.github.livesessions.core.audit;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.record.SessionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The personal parts of an event, each of which can be forgotten by itself. */
public enum EventPart {
    /** Whose it is, with session, device and client. */
    PERSON {
        @Override
        List<@Nullable Object> fields(SessionEvent event) {
            DeviceDescription device = event.device();
            return Arrays.asList(
                    event.userId(),
                    event.sessionId(),
                    event.deviceId(),
                    event.byDeviceId(),
                    event.clientId(),
                    device.type() == DeviceDescription.UNKNOWN.type()
                            ? null
                            : device.type().id(),
                    device.model(),
                    device.browser(),
                    device.browserVersion(),
                    device.os(),
                    device.osVersion());
        }
    },
    /** Where it happened. */
    PLACE {
        @Override
        List<@Nullable Object> fields(SessionEvent event) {
            Place place = event.place();
            Coordinates at = place == null ? null : place.coordinates();
            return Arrays.asList(
                    event.ipAddress(),
                    place == null ? null : place.city(),
                    place == null ? null : place.region(),
                    place == null ? null : place.countryCode(),
                    at == null ? null : Double.valueOf(at.latitude()),
                    at == null ? null : Double.valueOf(at.longitude()),
                    at == null ? null : at.accuracyKm());
        }
    },
    /** Who did it, where that is not the person. */
    ACTOR {
        @Override
        List<@Nullable Object> fields(SessionEvent event) {
            return Arrays.asList((Object) event.actorId());
        }
    };

    /** The stored name. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract List<@Nullable Object> fields(SessionEvent event);

    /** Whether the event has anything in this part. */
    public boolean isIn(SessionEvent event) {
        return fields(event).stream().anyMatch(Objects::nonNull);
    }

    /** What stands for this part in the chain: without the salt, nobody can tell by trying what it was. */
    public String commitment(SessionEvent event, String salt) {
        Digest digest = new Digest("live-sessions audit 1 " + id()).with(salt);
        fields(event).forEach(digest::with);
        return digest.text();
    }
}
