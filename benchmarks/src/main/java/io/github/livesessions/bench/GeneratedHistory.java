package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.figures.Quantiles;
import io.github.livesessions.bench.figures.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A history that nobody lived, written into the tables past the server. Its chain has no hashes that fit. */
final class GeneratedHistory {

    private static final String PAGE = "select * from LS_EVENT where REALM_ID = ? and USER_ID = ?"
            + " order by HAPPENED_AT desc, ID desc limit 50";

    /** More events than setting up the realm and its people makes. */
    private static final int FIRST = 1_000;

    private final MeasuredServer server;
    private final String realmId;

    GeneratedHistory(MeasuredServer server, String realmId) {
        this.server = server;
        this.realmId = realmId;
    }

    /**
     * Fills the tables, behind what the preparation itself has left there.
     *
     * @param old how many of the events happened 60 days ago; the others within the last 20
     */
    void generate(int events, int people, int old) throws SQLException {
        String at = "case when i <= " + old + " then now_ms - 5184000000 + i"
                + " else now_ms - 1728000000 + i::bigint * 1728000000 / " + events + " end";
        String now =
                "(select extract(epoch from now())::bigint * 1000 as now_ms) n, generate_series(1, " + events + ") i";
        run("update LS_LEASE set BOOKMARK = '" + (FIRST + events) + "' where NAME in ('delivery', 'audit')");
        run("insert into LS_EVENT (ID, HAPPENED_AT, TYPE, REALM_ID, USER_ID, SESSION_ID, DEVICE_ID, DEVICE_TYPE,"
                + " BROWSER, BROWSER_VERSION, OS, IP_ADDRESS, IP_KEY, CITY, COUNTRY, LATITUDE, LONGITUDE, ACCURACY_KM,"
                + " SEQ) select gen_random_uuid()::text, " + at + ", 'session-started', '" + realmId
                + "', 'user-' || (i * 7919"
                + "::bigint % " + people + "), gen_random_uuid()::text, gen_random_uuid()::text, 'desktop', 'Firefox',"
                + " '144', 'Linux', '198.51.100.7', '00000000000000000000ffffc6336407', 'Oslo', 'NO', 59.9, 10.7, 20,"
                + " " + FIRST + " + i from " + now);
        run("insert into LS_AUDIT (REALM_ID, SEQ, EVENT_ID, HAPPENED_AT, FACT, PERSON, PERSON_SALT, PLACE, PLACE_SALT,"
                + " HASH) select REALM_ID, SEQ, ID, HAPPENED_AT, left(md5(ID) || md5(ID), 43), left(md5(ID) || md5(ID),"
                + " 43), left(ID, 22), left(md5(ID) || md5(ID), 43), left(ID, 22), left(md5(ID) || md5(ID), 43)"
                + " from LS_EVENT where REALM_ID = '" + realmId + "' and SEQ > " + FIRST);
        run("delete from LS_CHAIN where REALM_ID = '" + realmId + "'");
        run("insert into LS_CHAIN select '" + realmId + "', " + (FIRST + events) + ", " + events
                + ", 'x', 0, 0, 0, 0, 0, 'x', null, null");
        run("vacuum analyze LS_EVENT");
        run("vacuum analyze LS_AUDIT");
    }

    /** How long one person's newest page takes, in milliseconds, of people chosen by chance. */
    Quantiles looks(int people, int looks) throws SQLException {
        Random random = new Random(6);
        List<Double> millis = new ArrayList<>();
        try (Connection connection = server.database();
                PreparedStatement page = connection.prepareStatement(PAGE)) {
            page.setString(1, realmId);
            for (int i = 0; i < looks; i++) {
                page.setString(2, "user-" + random.nextInt(people));
                long start = System.nanoTime();
                try (ResultSet rows = page.executeQuery()) {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                }
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        return Quantiles.of(millis);
    }

    void resetStatistics() throws SQLException {
        run("select pg_stat_statements_reset()");
    }

    /** How many old events are left. */
    long old() throws SQLException {
        return (long) number("select count(*) from LS_EVENT where REALM_ID = '" + realmId
                + "' and HAPPENED_AT < (extract(epoch from now())::bigint - 2592000) * 1000");
    }

    /** What the database says of the deletes. */
    Table deletes() throws SQLException {
        Table table = new Table("statement", "calls", "mean ms", "most ms");
        try (Connection connection = server.database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select left(query, 40), calls, mean_exec_time, max_exec_time from pg_stat_statements"
                                + " where query ilike 'delete from LS\\_%' order by 3 desc limit 6")) {
            while (rows.next()) {
                table.row(
                        rows.getString(1),
                        String.valueOf(rows.getLong(2)),
                        Report.text("%.1f", rows.getDouble(3)),
                        Report.text("%.1f", rows.getDouble(4)));
            }
        }
        return table;
    }

    /** An upper bound for one chunk: the slowest of each of its deletes. */
    double slowestChunk() throws SQLException {
        return number("select coalesce(sum(max_exec_time), 0) from pg_stat_statements where query ilike"
                + " 'delete from LS\\_EVENT%' or query ilike 'delete from LS\\_AUDIT%' or query ilike"
                + " 'delete from LS\\_CHECKPOINT%'");
    }

    private double number(String sql) throws SQLException {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
