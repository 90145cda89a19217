package io.github.livesessions.registry.store;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.DeviceType;
import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.text.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns session events into columns and back. */
final class EventColumns {

    private static final int MAX_PLACE_NAME = 120;

    private EventColumns() {}

    static <T extends StoredEvent> T fill(T row, SessionEvent event) {
        row.id = event.id();
        row.at = event.at().toEpochMilli();
        row.type = event.type().id();
        row.realmId = event.realmId();
        row.userId = event.userId();
        row.actorId = event.actorId();
        row.sessionId = event.sessionId();
        row.deviceId = event.deviceId();
        row.clientId = event.clientId();
        row.deviceType = event.device().type().id();
        row.model = event.device().model();
        row.browser = event.device().browser();
        row.browserVersion = event.device().browserVersion();
        row.os = event.device().os();
        row.osVersion = event.device().osVersion();
        row.ipAddress = event.ipAddress();
        row.cause = event.cause();
        row.byDeviceId = event.byDeviceId();
        fillPlace(row, event.place());
        return row;
    }

    private static void fillPlace(StoredEvent row, @Nullable Place place) {
        if (place == null) {
            return;
        }
        row.city = PlainText.clip(place.city(), MAX_PLACE_NAME);
        row.region = PlainText.clip(place.region(), MAX_PLACE_NAME);
        row.countryCode = place.countryCode();
        Coordinates coordinates = place.coordinates();
        if (coordinates != null) {
            row.latitude = coordinates.latitude();
            row.longitude = coordinates.longitude();
            row.accuracyKm = coordinates.accuracyKm();
        }
    }

    static SessionEvent read(StoredEvent row) {
        return new SessionEvent(
                row.id,
                Instant.ofEpochMilli(row.at),
                SessionEventType.of(row.type)
                        .orElseThrow(() -> new IllegalStateException("no session event type '" + row.type + "'")),
                row.realmId,
                row.userId,
                row.actorId,
                row.sessionId,
                row.deviceId,
                row.clientId,
                new DeviceDescription(
                        DeviceType.of(row.deviceType),
                        row.model,
                        row.browser,
                        row.browserVersion,
                        row.os,
                        row.osVersion),
                row.ipAddress,
                place(row.city, row.region, row.countryCode, row.latitude, row.longitude, row.accuracyKm),
                row.cause,
                row.byDeviceId);
    }

    static @Nullable Place place(
            @Nullable String city,
            @Nullable String region,
            @Nullable String countryCode,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Integer accuracyKm) {
        if (countryCode == null && latitude == null && city == null && region == null) {
            return null;
        }
        Coordinates coordinates =
                latitude == null || longitude == null ? null : new Coordinates(latitude, longitude, accuracyKm);
        return new Place(city, region, countryCode, coordinates);
    }
}
