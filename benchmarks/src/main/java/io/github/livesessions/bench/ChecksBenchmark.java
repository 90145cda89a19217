package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.Cpu;
import io.github.livesessions.bench.bed.Gatekeeper;
import io.github.livesessions.bench.bed.Limit;
import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.bed.StatementCounts;
import io.github.livesessions.bench.drive.CheckingPage;
import io.github.livesessions.bench.drive.Load;
import io.github.livesessions.bench.figures.Quantiles;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a connection check costs: processor time of Keycloak and PostgreSQL, and statements. */
final class ChecksBenchmark implements Benchmark {

    private static final int GOAL_PER_CORE_SECOND = 10_000;

    @Override
    public Set<String> options() {
        return Set.of("sessions", "checks", "rounds", "warm-up", "connections");
    }

    @Override
    public void run(Options options, Report report) throws IOException, SQLException, InterruptedException {
        try (Apps apps = Apps.open();
                Load load = new Load();
                MeasuredServer server = MeasuredServer.boot("checks", Gatekeeper.OURS.build(), 1, "")) {
            Realm realm = Gatekeeper.OURS.realm(server, apps, Limit.outOfReach());
            List<String> beacons = beacons(server, realm, realm.client("app", apps), options.number("sessions", 200));
            report.progress("%d sessions are there", beacons.size());
            List<CheckingPage> pages = IntStream.range(0, options.number("connections", 8))
                    .mapToObj(i -> new CheckingPage(server.baseUrl(), realm.name(), turned(beacons, i)))
                    .toList();
            int each = options.number("checks", 50_000) / pages.size();
            load.together(pages, page -> page.check(options.number("warm-up", 100_000) / pages.size()));
            report.progress("warm");
            for (int round = 1; round <= options.number("rounds", 5); round++) {
                measure(server, load, pages, each, round, report);
            }
            pages.forEach(CheckingPage::close);
        }
    }

    private static void measure(
            MeasuredServer server, Load load, List<CheckingPage> pages, int each, int round, Report report)
            throws SQLException {
        try (StatementCounts statements = StatementCounts.of(server)) {
            Cpu before = server.cpu();
            long began = System.nanoTime();
            List<Double> millis = load.together(pages, page -> page.check(each)).stream()
                    .flatMap(List::stream)
                    .toList();
            double seconds = (System.nanoTime() - began) / 1e9;
            Cpu cost = server.cpu().minus(before).per(millis.size());
            long sql = statements.sinceLast().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            report.say(Report.text(
                    "round %d: %.0f checks per core-second (goal: %d), Keycloak %.4f ms, PostgreSQL %.4f ms a check;"
                            + " %.0f checks/s, p50 %.2f ms, p99 %.2f ms; %d statements in all, %.1f a second, background"
                            + " work and Keycloak's own included",
                    round,
                    1_000 / cost.server(),
                    GOAL_PER_CORE_SECOND,
                    cost.keycloak(),
                    cost.postgres(),
                    millis.size() / seconds,
                    Quantiles.of(millis).at(0.5),
                    Quantiles.of(millis).at(0.99),
                    sql,
                    sql / seconds));
        }
    }

    private static List<String> beacons(MeasuredServer server, Realm realm, Client app, int sessions)
            throws IOException, InterruptedException {
        OpenSessions open = new OpenSessions(server, realm, app);
        Person person = realm.person();
        List<String> beacons = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            beacons.add(open.beacon(open.of(person)));
        }
        return beacons;
    }

    /** So that no two connections begin with the same session. */
    private static List<String> turned(List<String> beacons, int by) {
        List<String> turned = new ArrayList<>(beacons);
        Collections.rotate(turned, by * 7);
        return turned;
    }
}
