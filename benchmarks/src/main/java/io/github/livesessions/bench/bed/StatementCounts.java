package io.github.livesessions.bench.bed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** How often PostgreSQL has carried out each statement, by its text without the values. */
public final class StatementCounts implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement query;
    private Map<String, Long> last = Map.of();

    private StatementCounts(Connection connection, PreparedStatement query) {
        this.connection = connection;
        this.query = query;
    }

    /** Counts from now on; all that asks PostgreSQL is counted, background work too, this asking not. */
    public static StatementCounts of(MeasuredServer server) throws SQLException {
        Connection connection = server.database();
        StatementCounts counts = new StatementCounts(
                connection,
                connection.prepareStatement("select query, sum(calls) from pg_stat_statements"
                        + " where query not like '%pg_stat_statements%' group by query"));
        counts.sinceLast();
        return counts;
    }

    /** What came since the last call. */
    public Map<String, Long> sinceLast() throws SQLException {
        Map<String, Long> now = new HashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                now.put(rows.getString(1), rows.getLong(2));
            }
        }
        Map<String, Long> more = new HashMap<>(now);
        last.forEach((text, calls) -> more.merge(text, -calls, Long::sum));
        more.values().removeIf(calls -> calls <= 0);
        last = now;
        return more;
    }

    @Override
    public void close() throws SQLException {
        query.close();
        connection.close();
    }
}
