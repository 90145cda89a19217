package io.github.livesessions.registry.store;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.DeviceType;
import io.github.livesessions.core.network.IpAddress;
import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.core.text.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns domain values into rows and back. */
final class Rows {

    private static final int MAX_PLACE_NAME = 120;

    private Rows() {}

    static LiveSession liveSession(SessionRow row, @Nullable String deviceName) {
        return new LiveSession(
                row.id,
                row.userId,
                SessionKind.of(row.kind),
                row.deviceId,
                deviceName,
                new DeviceDescription(
                        DeviceType.of(row.deviceType),
                        row.model,
                        row.browser,
                        row.browserVersion,
                        row.os,
                        row.osVersion),
                place(row),
                Instant.ofEpochMilli(row.startedAt),
                Instant.ofEpochMilli(row.lastActivityAt),
                Presence.of(row.state),
                row.lastSeenAt == null ? null : Instant.ofEpochMilli(row.lastSeenAt));
    }

    static void fill(SessionRow row, NewSession session) {
        row.id = session.id();
        row.realmId = session.realmId();
        row.userId = session.userId();
        row.kind = session.kind().id();
        row.deviceId = session.deviceId();
        row.clientId = session.clientId();
        row.actorId = session.actorId();
        row.keycloakStart = session.keycloakStart();
        row.startedAt = session.startedAt().toEpochMilli();
        row.lastActivityAt = session.lastActivityAt().toEpochMilli();
        row.keepUntil = null;
        row.sparedAt = null;
        row.state = null;
        row.lastSeenAt = null;
        row.plan = session.plan();
        row.ipAddress = session.ipAddress();
        row.ipKey = key(session.ipAddress());
        DeviceDescription device = session.device();
        row.deviceType = device.type().id();
        row.model = device.model();
        row.browser = device.browser();
        row.browserVersion = device.browserVersion();
        row.os = device.os();
        row.osVersion = device.osVersion();
        fillPlace(row, session.place());
    }

    private static @Nullable String key(@Nullable String ipAddress) {
        return ipAddress == null
                ? null
                : IpAddress.parse(ipAddress).map(IpAddress::key).orElse(null);
    }

    private static void fillPlace(SessionRow row, @Nullable Place place) {
        row.city = place == null ? null : PlainText.clip(place.city(), MAX_PLACE_NAME);
        row.region = place == null ? null : PlainText.clip(place.region(), MAX_PLACE_NAME);
        row.countryCode = place == null ? null : place.countryCode();
        Coordinates coordinates = place == null ? null : place.coordinates();
        row.latitude = coordinates == null ? null : Double.valueOf(coordinates.latitude());
        row.longitude = coordinates == null ? null : Double.valueOf(coordinates.longitude());
        row.accuracyKm = coordinates == null ? null : coordinates.accuracyKm();
    }

    private static @Nullable Place place(SessionRow row) {
        return EventColumns.place(row.city, row.region, row.countryCode, row.latitude, row.longitude, row.accuracyKm);
    }
}
