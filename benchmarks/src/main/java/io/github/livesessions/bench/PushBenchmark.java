package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.Gatekeeper;
import io.github.livesessions.bench.bed.Limit;
import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.bed.Memory;
import io.github.livesessions.bench.drive.StreamCrowd;
import io.github.livesessions.bench.figures.Goal;
import io.github.livesessions.bench.figures.Quantiles;
import io.github.livesessions.bench.figures.Table;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Realm;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How soon an open page hears that it was logged out from afar, and what pages cost that only wait. */
final class PushBenchmark implements Benchmark {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String UNCAPPED = "-Dkc.spi-live-sessions--default--streams-per-session=50000"
            + " -Dkc.spi-live-sessions--default--streams-per-user=50000";

    @Override
    public Set<String> options() {
        return Set.of("nodes", "logouts", "warm-up", "streams");
    }

    @Override
    public void run(Options options, Report report) throws IOException, SQLException {
        Table table = new Table("nodes", "remote logouts", "p50 ms", "p99 ms", "most ms", "lost");
        List<String> verdicts = new ArrayList<>();
        try (Apps apps = Apps.open()) {
            for (int nodes : options.numbers("nodes", "1,2")) {
                report.progress("Booting ours, nodes: %d …", nodes);
                try (MeasuredServer server = MeasuredServer.boot("push", Gatekeeper.OURS.build(), nodes, UNCAPPED)) {
                    Place place = Place.on(server, apps);
                    logouts(place, options.number("warm-up", 50), report);
                    verdicts.add(logouts(place, options.number("logouts", 200), report)
                            .addTo(table, nodes));
                    if (nodes == 1 && options.number("streams", 10_000) > 0) {
                        verdicts.add(idle(place, options.number("streams", 10_000), report));
                    }
                }
            }
        }
        report.say("\n" + table + "\n");
        verdicts.forEach(report::say);
    }

    private static Latencies logouts(Place place, int count, Report report) throws IOException {
        List<Double> millis = new ArrayList<>();
        int lost = 0;
        for (int i = 0; i < count; i++) {
            Tokens page = place.page();
            try (StreamCrowd stream = new StreamCrowd()) {
                stream.open(place.server().baseUrl(), place.path(), page.access());
                stream.awaitOpen(PATIENCE);
                long began = System.nanoTime();
                Thread admin = new Thread(() -> place.end(page.sid()), "admin");
                admin.start();
                long told = stream.awaitEnds(PATIENCE).get(0);
                join(admin);
                if (told == 0) {
                    lost++;
                } else {
                    millis.add((told - began) / 1e6);
                }
            }
            if (i % 50 == 49) {
                report.progress("%d logouts, lost %d  (load %.1f)", i + 1, lost, Machine.load());
            }
        }
        return new Latencies(millis, lost);
    }

    /** Streams of one session, so that its end is a broadcast to all of them. */
    private static String idle(Place place, int count, Report report) throws IOException, SQLException {
        Memory memory = Memory.of(place.server().pid(0));
        Tokens page = place.page();
        long heap = memory.heapKilobytes();
        long resident = memory.residentKilobytes();
        long threads = memory.threads();
        int connections = busy(place.server());
        try (StreamCrowd crowd = new StreamCrowd()) {
            for (int i = 0; i < count; i++) {
                crowd.open(place.server().baseUrl(), place.path(), page.access());
                if (i % 500 == 499) {
                    crowd.awaitOpen(Duration.ofSeconds(60));
                    report.progress("%d streams open  (load %.1f)", i + 1, Machine.load());
                }
            }
            crowd.awaitOpen(Duration.ofSeconds(60));
            long grown = memory.heapKilobytes() - heap;
            Table table = new Table(
                    "idle streams",
                    "heap MB",
                    "resident MB",
                    "threads",
                    "connections in use",
                    "broadcast p50 ms",
                    "p99 ms",
                    "lost");
            long residentGrown = memory.residentKilobytes() - resident;
            long threadsGrown = memory.threads() - threads;
            int connectionsGrown = busy(place.server()) - connections;
            long began = System.nanoTime();
            Thread admin = new Thread(() -> place.end(page.sid()), "admin");
            admin.start();
            List<Long> told = crowd.awaitEnds(Duration.ofSeconds(60));
            join(admin);
            List<Double> millis = told.stream()
                    .filter(at -> at > 0)
                    .map(at -> (at - began) / 1e6)
                    .toList();
            Quantiles quantiles = Quantiles.of(millis);
            table.row(
                    String.valueOf(count),
                    Report.text("%+.1f", grown / 1024.0),
                    Report.text("%+.1f", residentGrown / 1024.0),
                    Report.text("%+d", threadsGrown),
                    Report.text("%+d", connectionsGrown),
                    Report.text("%.0f", quantiles.median()),
                    Report.text("%.0f", quantiles.at(0.99)),
                    String.valueOf(count - millis.size()));
            report.say("\n" + table);
            return new Goal("heap of " + count + " idle streams, MB", 150.0 * count / 10_000).verdict(grown / 1024.0);
        }
    }

    /** Connections that are doing something, or hold a transaction. */
    private static int busy(MeasuredServer server) throws SQLException {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where pages are open at the first node, and are ended at the last. */
    private record Place(MeasuredServer server, Realm realm, Client app) {

        static Place on(MeasuredServer server, Apps apps) {
            Realm realm = Gatekeeper.OURS.realm(server, apps, Limit.outOfReach());
            return new Place(server, realm, realm.client("app", apps));
        }

        Tokens page() {
            return new OpenSessions(server, realm, app).of(realm.person());
        }

        String path() {
            return "/realms/" + realm.name() + "/live-sessions/me/stream";
        }

        void end(String sessionId) {
            server.admin(server.nodes() - 1).delete("/" + realm.name() + "/live-sessions/sessions/" + sessionId);
        }
    }

    /** How long it took from the call to the page. */
    private record Latencies(List<Double> millis, int lost) {

        String addTo(Table table, int nodes) {
            Quantiles quantiles = Quantiles.of(millis);
            table.row(
                    String.valueOf(nodes),
                    String.valueOf(millis.size() + lost),
                    Report.text("%.0f", quantiles.median()),
                    Report.text("%.0f", quantiles.at(0.99)),
                    Report.text("%.0f", quantiles.most()),
                    String.valueOf(lost));
            return new Goal("remote logout to an open page, p99 in ms, nodes: " + nodes, nodes == 1 ? 250 : 1_000)
                    .verdict(quantiles.at(0.99));
        }
    }
}
