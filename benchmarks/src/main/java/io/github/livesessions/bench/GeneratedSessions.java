package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.MeasuredServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Live sessions that nobody has begun, with their people and devices, written into the tables past the server. */
final class GeneratedSessions {

    /** 10.0.0.0, as a number. */
    private static final int NETWORK = 10 << 24;

    /** Addresses come from so many, so that hardly two sessions share one. */
    private static final int ADDRESSES = 4_000_000;

    private static final String COUNTRIES =
            "(array['DE','DE','DE','DE','DE','DE','FR','FR','FR','US','US','GB','JP','NO',"
                    + "'ES','BR','PL','NL','CH','AT'])";
    private static final String CITIES =
            "(array['Berlin','Hamburg','Munich','Cologne','Leipzig','Bremen','Paris','Lyon',"
                    + "'Lille','New York','Boston','London','Tokyo','Oslo','Madrid','Natal','Gdynia','Delft','Basel','Graz'])";

    private final MeasuredServer server;
    private final String realmId;

    GeneratedSessions(MeasuredServer server, String realmId) {
        this.server = server;
        this.realmId = realmId;
    }

    /**
     * Keeps the jobs still that would find out that Keycloak knows nothing of these sessions, and the one that counts
     * them.
     */
    void keepJobsStill() throws SQLException {
        for (String job : List.of("reconciler", "time-over", "plans", "recount")) {
            run("insert into LS_LEASE (NAME, HELD_UNTIL, HOLDER) values ('" + job
                    + "', 9999999999999, 'the benchmark') on conflict (NAME) do update set HELD_UNTIL ="
                    + " 9999999999999, HOLDER = 'the benchmark'");
        }
    }

    /** Lets the sessions be counted. */
    void letCount() throws SQLException {
        run("update LS_LEASE set HELD_UNTIL = 0 where NAME = 'recount'");
    }

    /** How many sessions have been counted. */
    long counted() throws SQLException {
        return number("select coalesce(sum(COUNTED), 0) from LS_COUNT where REALM_ID = '" + realmId
                + "' and DIMENSION = 'sessions'");
    }

    /** Fills the tables; all sessions began within the last nine hours, evenly. */
    void generate(int sessions, int people) throws SQLException {
        String now = "(select extract(epoch from now())::bigint * 1000 as now_ms) n";
        run("insert into USER_ENTITY (ID, EMAIL_VERIFIED, ENABLED, REALM_ID, USERNAME, CREATED_TIMESTAMP, NOT_BEFORE)"
                + " select " + user("i") + ", true, true, '" + realmId + "', 'person-' || i, now_ms, 0 from " + now
                + ", generate_series(0, " + (people - 1) + ") i");
        run("insert into LS_DEVICE (ID, REALM_ID, USER_ID, BROWSER_KEY, FIRST_SEEN_AT, LAST_SEEN_AT, DEVICE_TYPE,"
                + " BROWSER, OS, TRUSTED) select " + device("i", "k") + ", '" + realmId + "', " + user("i")
                + ", md5('b' || i || '-' || k), now_ms, now_ms, case k when 0 then 'desktop' else 'mobile' end,"
                + " 'Firefox', 'Linux', false from " + now + ", generate_series(0, " + (people - 1)
                + ") i, generate_series(0, 1) k");
        String person = "(i * 7919::bigint % " + people + ")";
        String of20 = "[(i * 31::bigint % 20)::int + 1]";
        String address = "(" + NETWORK + " + i * 2654435761 % " + ADDRESSES + ")";
        run("insert into LS_SESSION (ID, REALM_ID, USER_ID, KIND, DEVICE_ID, KEYCLOAK_START, STARTED_AT,"
                + " LAST_ACTIVITY_AT, STATE, LAST_SEEN_AT, DEVICE_TYPE, BROWSER, BROWSER_VERSION, OS, IP_ADDRESS,"
                + " IP_KEY, CITY, COUNTRY, LATITUDE, LONGITUDE, ACCURACY_KM, PLAN)"
                + " select substr(md5('s' || i), 1, 24), '" + realmId + "', " + user(person) + ", 'session', "
                + device(person, "(i % 2)") + ", (now_ms / 1000 - 32400)::int, at, at,"
                + " (array[null, 'online', 'online', 'offline'])[i % 4 + 1], at, case i % 2 when 0 then 'desktop' else"
                + " 'mobile' end, 'Firefox', '144', 'Linux', host('0.0.0.0'::inet + " + address + "),"
                + " '00000000000000000000ffff' || lpad(to_hex(" + address + "), 8, '0'), " + CITIES + of20 + ", "
                + COUNTRIES + of20 + ", 40 + i % 20, i % 20, 20, (array['free', 'free', 'free', 'pro',"
                + " 'enterprise'])[i % 5 + 1] from (select i, now_ms, now_ms - 32400000 + i * 32400000::bigint / "
                + sessions + " as at from " + now + ", generate_series(1, " + sessions + ") i) made");
        run("vacuum analyze USER_ENTITY");
        run("vacuum analyze LS_DEVICE");
        run("vacuum analyze LS_SESSION");
    }

    /** The id of the person of that number. */
    String person(int number) throws SQLException {
        return text("select " + user(String.valueOf(number)));
    }

    /** An address from which somebody came. */
    String address(int session) throws SQLException {
        return text("select IP_ADDRESS from LS_SESSION where ID = substr(md5('s' || " + session + "), 1, 24)");
    }

    private static String user(String number) {
        return "md5('u' || " + number + ")::uuid::text";
    }

    private static String device(String person, String which) {
        return "md5('d' || " + person + " || '-' || " + which + ")::uuid::text";
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
