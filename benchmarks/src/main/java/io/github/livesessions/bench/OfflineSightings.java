package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.MeasuredServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who is offline by the tables: by the state of the sessions, looked at again and again, and by their events. */
final class OfflineSightings implements AutoCloseable {

    private static final String OFFLINE = "select ID from LS_SESSION where STATE = 'offline'";
    private static final String EVENTS = "select SESSION_ID, HAPPENED_AT from LS_EVENT where TYPE = 'session-offline'"
            + " union all select SESSION_ID, HAPPENED_AT from LS_OUTBOX where TYPE = 'session-offline'";

    private final Connection connection;
    private final List<Sighting> sightings = new ArrayList<>();
    private Set<String> offline = Set.of();

    OfflineSightings(MeasuredServer server) throws SQLException {
        connection = server.database();
    }

    /** Looks at the states now. */
    void look() throws SQLException {
        long now = System.currentTimeMillis();
        Set<String> found = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OFFLINE)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        found.stream().filter(id -> !offline.contains(id)).forEach(id -> sightings.add(new Sighting(id, now)));
        offline = found;
    }

    /** How often a session was found offline that had not been at the look before. */
    List<Sighting> states() {
        return List.copyOf(sightings);
    }

    /** What the events say. */
    List<Sighting> events() throws SQLException {
        List<Sighting> told = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(EVENTS)) {
            while (rows.next()) {
                told.add(new Sighting(rows.getString(1), rows.getLong(2)));
            }
        }
        return told;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** A session that was offline then, in milliseconds since 1970. */
    record Sighting(String sessionId, long at) {}
}
