package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.Gatekeeper;
import io.github.livesessions.bench.bed.Limit;
import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.drive.Load;
import io.github.livesessions.bench.figures.Goal;
import io.github.livesessions.bench.figures.Quantiles;
import io.github.livesessions.bench.figures.Table;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a limit holds when many logins of one person come at once: sessions too many, and too few. */
final class ExactBenchmark implements Benchmark {

    /** Promised: within this time after the last answer exactly the limit stands. Keycloak's limiter gets it too. */
    private static final long SOON_MILLIS = 2_000;

    private static final long LOOK_AGAIN_MILLIS = 50;

    @Override
    public Set<String> options() {
        return Set.of("rounds", "peer-rounds", "burst", "limit", "when-full", "nodes");
    }

    @Override
    public void run(Options options, Report report) throws IOException, SQLException, InterruptedException {
        Table table = new Table(
                "who",
                "nodes",
                "when full",
                "logins",
                "fewest admitted of a round",
                "sessions too many",
                "too few",
                "rounds over the limit",
                "most sessions",
                "answers 5xx or none",
                "burst median ms");
        long wrong = 0;
        long failed = 0;
        try (Apps apps = Apps.open();
                Load load = new Load()) {
            for (int nodes : options.numbers("nodes", "1,2")) {
                for (Gatekeeper gatekeeper : List.of(Gatekeeper.OURS, Gatekeeper.KEYCLOAKS_LIMITER)) {
                    int rounds = gatekeeper == Gatekeeper.OURS
                            ? options.number("rounds", 200)
                            : options.number("peer-rounds", 10);
                    if (rounds == 0) {
                        continue;
                    }
                    report.progress("Booting %s, nodes: %d …", gatekeeper.label(), nodes);
                    try (MeasuredServer server =
                            MeasuredServer.boot(gatekeeper.name(), gatekeeper.build(), nodes, "")) {
                        for (String whenFull : options.texts("when-full", "evict-oldest,refuse")) {
                            Limit limit = new Limit(options.number("limit", 2), whenFull);
                            Realm realm = gatekeeper.realm(server, apps, limit);
                            Count count = count(realm, apps, server, limit, rounds, options, load, report);
                            count.addTo(table, gatekeeper, nodes, whenFull);
                            report.progress(
                                    "%s, nodes: %d, %s: too many %d, too few %d, failed %d of %d",
                                    gatekeeper.label(),
                                    nodes,
                                    whenFull,
                                    count.excess,
                                    count.missing,
                                    count.failed,
                                    count.logins);
                            if (gatekeeper == Gatekeeper.OURS) {
                                wrong += count.excess + count.missing;
                                failed += count.failed;
                            }
                        }
                    }
                }
            }
        }
        report.say(table);
        report.say("\n" + new Goal("ours, sessions too many or too few", 0).verdict((double) wrong));
        report.say(new Goal("ours, logins that neither went through nor were refused properly", 0)
                .verdict((double) failed));
    }

    private static Count count(
            Realm realm,
            Apps apps,
            MeasuredServer server,
            Limit limit,
            int rounds,
            Options options,
            Load load,
            Report report)
            throws SQLException, InterruptedException {
        Count count = new Count();
        try (Burst burst = new Burst(server, realm.client("app", apps), options.number("burst", 50), load);
                Connection database = server.database()) {
            for (int round = 0; round < rounds; round++) {
                Person person = realm.person();
                Burst.Result result = burst.strike(burst.open(), person);
                // who could not be served at all does not make room that somebody else would have had to fill
                int least = (int) Math.min(limit.sessions(), result.admitted());
                count.add(settled(realm, person, database, least), least, limit.sessions(), result);
                if (round % 10 == 9) {
                    report.progress(
                            "%s: round %d, too many %d, too few %d  (load %.1f)",
                            limit.whenFull(), round + 1, count.excess, count.missing, Machine.load());
                }
            }
        }
        return count;
    }

    /** Sessions that stand as soon as they are as many as they shall be, or when the time for it is over. */
    private static int settled(Realm realm, Person person, Connection database, int expected)
            throws SQLException, InterruptedException {
        long until = System.nanoTime() + SOON_MILLIS * 1_000_000;
        while (true) {
            boolean last = System.nanoTime() > until;
            int rows = rows(person, database);
            int told = rows == expected || last ? realm.sessions(person).size() : rows;
            if ((rows == expected && told == expected) || last) {
                // the one that is further off, should the two differ
                return Math.abs(rows - expected) > Math.abs(told - expected) ? rows : told;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** As Keycloak has them in its database, where all its nodes look. */
    private static int rows(Person person, Connection database) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(
                "select count(*) from OFFLINE_USER_SESSION where USER_ID = ? and OFFLINE_FLAG = '0'")) {
            query.setString(1, person.id());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** What all rounds have come to. */
    private static final class Count {

        private final List<Double> millis = new ArrayList<>();
        private long logins;
        private long excess;
        private long missing;
        private long failed;
        private int roundsOver;
        private int most;
        private long fewestAdmitted = Long.MAX_VALUE;

        void add(int standing, int least, int limit, Burst.Result result) {
            logins += result.logins();
            failed += result.failed();
            fewestAdmitted = Math.min(fewestAdmitted, result.admitted());
            millis.add(result.millis());
            excess += Math.max(0, standing - limit);
            missing += Math.max(0, least - standing);
            roundsOver += standing > limit ? 1 : 0;
            most = Math.max(most, standing);
        }

        void addTo(Table table, Gatekeeper gatekeeper, int nodes, String whenFull) {
            table.row(
                    gatekeeper.label(),
                    String.valueOf(nodes),
                    whenFull,
                    String.valueOf(logins),
                    String.valueOf(fewestAdmitted),
                    String.valueOf(excess),
                    String.valueOf(missing),
                    roundsOver + " of " + millis.size(),
                    String.valueOf(most),
                    String.valueOf(failed),
                    Report.text("%.0f", Quantiles.of(millis).median()));
        }
    }
}
