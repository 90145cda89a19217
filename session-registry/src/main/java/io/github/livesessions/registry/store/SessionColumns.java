package io.github.livesessions.registry.store;

/**
 * The columns of a session that a login is decided by, read one by one. As entities Hibernate would look after each of
 * them, and, asked again under the lock, hand out what it remembers.
 */
final class SessionColumns {

    /** What a query selects of session {@code s} and of device {@code d}. */
    static final String ALL = "s.id, s.userId, s.kind, s.deviceId, s.keycloakStart, s.startedAt, s.lastActivityAt, "
            + "s.deviceType, s.model, s.browser, s.browserVersion, s.os, s.osVersion, s.city, s.region, "
            + "s.countryCode, s.latitude, s.longitude, s.accuracyKm, s.state, s.lastSeenAt, d.name";

    private SessionColumns() {}

    static RecordedSession read(Object[] columns) {
        SessionRow row = new SessionRow();
        row.id = (String) columns[0];
        row.userId = (String) columns[1];
        row.kind = (String) columns[2];
        row.deviceId = (String) columns[3];
        row.keycloakStart = (Integer) columns[4];
        row.startedAt = (Long) columns[5];
        row.lastActivityAt = (Long) columns[6];
        row.deviceType = (String) columns[7];
        row.model = (String) columns[8];
        row.browser = (String) columns[9];
        row.browserVersion = (String) columns[10];
        row.os = (String) columns[11];
        row.osVersion = (String) columns[12];
        row.city = (String) columns[13];
        row.region = (String) columns[14];
        row.countryCode = (String) columns[15];
        row.latitude = (Double) columns[16];
        row.longitude = (Double) columns[17];
        row.accuracyKm = (Integer) columns[18];
        row.state = (String) columns[19];
        row.lastSeenAt = (Long) columns[20];
        return new RecordedSession(Rows.liveSession(row, (String) columns[21]), row.keycloakStart);
    }
}
