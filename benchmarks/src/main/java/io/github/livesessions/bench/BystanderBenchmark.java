package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.Gatekeeper;
import io.github.livesessions.bench.bed.Limit;
import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.drive.Browser;
import io.github.livesessions.bench.drive.Load;
import io.github.livesessions.bench.drive.Seat;
import io.github.livesessions.bench.figures.Goal;
import io.github.livesessions.bench.figures.Quantiles;
import io.github.livesessions.bench.figures.Rounds;
import io.github.livesessions.bench.figures.Table;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Realm;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How long other people's logins take while one account is under attack. They come at fixed times, however long the ones
 * before them take, and their waiting counts from the time at which they were due.
 */
final class BystanderBenchmark implements Benchmark {

    private static final int BURSTS = 12;
    private static final int LEAST_BURSTS = 9;
    private static final int WARM = 6_000;

    @Override
    public Set<String> options() {
        return Set.of("bursts", "burst", "when-full", "window-ms", "every-ms", "warm-up", "limit");
    }

    @Override
    public void run(Options options, Report report) throws IOException, SQLException, InterruptedException {
        Limit limit = new Limit(options.number("limit", 2), options.text("when-full", "refuse"));
        List<Scene> scenes = new ArrayList<>();
        List<Stage> stages = new ArrayList<>();
        try (Apps apps = Apps.open();
                Load load = new Load()) {
            try {
                for (Gatekeeper gatekeeper : Gatekeeper.values()) {
                    report.progress("Booting %s …", gatekeeper.label());
                    stages.add(Stage.set(gatekeeper, apps, limit, options, load));
                }
                report.say(Machine.database(stages.get(0).server().database()));
                warm(stages, options, load, report);
                for (Stage stage : stages) {
                    scenes.add(new Scene(stage, false, new ArrayList<>(), new ArrayList<>()));
                    scenes.add(new Scene(stage, true, new ArrayList<>(), new ArrayList<>()));
                }
                for (int round = 0; round < options.number("bursts", BURSTS); round++) {
                    for (Scene scene : Rounds.order(scenes, round)) {
                        scene.play(options.number("window-ms", 3_000), options.number("every-ms", 40), load);
                        report.progress("round %d, %s  (load %.1f)", round + 1, scene.last(), Machine.load());
                    }
                }
            } finally {
                stages.forEach(Stage::close);
            }
        }
        say(scenes, options, report);
    }

    private static void warm(List<Stage> stages, Options options, Load load, Report report) {
        int cycles = options.number("warm-up", WARM);
        for (int done = 0; done < cycles; done += 1_000) {
            for (Stage stage : stages) {
                load.cycles(stage.people().subList(0, 4), Math.min(1_000, cycles - done));
            }
            report.progress("warm-up: %d logins each  (load %.1f)", Math.min(done + 1_000, cycles), Machine.load());
        }
        // the path of the burst as well, which for some is another than that of a quiet login
        stages.forEach(stage ->
                stage.burst().strike(stage.burst().open(), stage.realm().person()));
    }

    private static void say(List<Scene> scenes, Options options, Report report) {
        Table table = new Table(
                "who",
                "burst on one account",
                "logins of others",
                "p50 ms",
                "p99 ms",
                "most ms",
                "burst median ms",
                "5xx or none");
        scenes.forEach(scene -> scene.addTo(table, options.number("burst", 150)));
        report.say("\n" + table + "\n");
        double ours = struck(scenes, Gatekeeper.OURS);
        double limiter = struck(scenes, Gatekeeper.KEYCLOAKS_LIMITER);
        report.say(new Goal("bystanders' p99 during a burst, ours × Keycloak's limiter", 1.0)
                .verdict(ours / limiter, doubt(options)));
    }

    /** Why a run says nothing, if so. */
    private static Optional<String> doubt(Options options) {
        int bursts = options.number("bursts", BURSTS);
        int warmUp = options.number("warm-up", WARM);
        if (bursts < LEAST_BURSTS) {
            return Optional.of("it has fewer than " + LEAST_BURSTS + " bursts");
        }
        return warmUp < WARM
                ? Optional.of("Java is not warm after " + warmUp + " logins, " + WARM + " are needed")
                : Optional.empty();
    }

    private static double struck(List<Scene> scenes, Gatekeeper gatekeeper) {
        return scenes.stream()
                .filter(scene -> scene.struck() && scene.stage().gatekeeper() == gatekeeper)
                .map(scene -> Quantiles.of(scene.millis()).at(0.99))
                .findFirst()
                .orElseThrow();
    }

    /** A server with the people of a benchmark: some who are attacked, some who are not. */
    private record Stage(Gatekeeper gatekeeper, MeasuredServer server, Realm realm, List<Seat> people, Burst burst)
            implements AutoCloseable {

        static Stage set(Gatekeeper gatekeeper, Apps apps, Limit limit, Options options, Load load)
                throws IOException, SQLException {
            MeasuredServer server = MeasuredServer.boot(gatekeeper.name(), gatekeeper.build(), 1, "");
            Realm realm = gatekeeper.realm(server, apps, limit);
            Client app = realm.client("app", apps);
            int people = options.number("window-ms", 3_000) / options.number("every-ms", 40);
            return new Stage(
                    gatekeeper,
                    server,
                    realm,
                    IntStream.range(0, people)
                            .mapToObj(i -> new Seat(realm.person(), new Browser(app, server.baseUrl())))
                            .toList(),
                    new Burst(server, app, options.number("burst", 150), load));
        }

        @Override
        public void close() {
            people.forEach(Seat::close);
            burst.close();
            server.close();
        }
    }

    /**
     * A stage with or without an attack.
     *
     * @param millis how long each bystander waited to be logged in
     * @param bursts the attacks, one for each time that the scene was played
     */
    private record Scene(Stage stage, boolean struck, List<Double> millis, List<Burst.Result> bursts) {

        void play(int windowMillis, int everyMillis, Load load) throws InterruptedException {
            List<Burst.Ready> ready = struck ? stage.burst().open() : List.of();
            long began = System.nanoTime();
            List<Future<Burst.Result>> attacks = struck
                    ? List.of(load.start(
                            stage, on -> on.burst().strike(ready, on.realm().person())))
                    : List.of();
            List<Future<Double>> waiting = new ArrayList<>();
            for (int i = 0; i < windowMillis / everyMillis; i++) {
                long due = began + 1_000_000L * i * everyMillis;
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                waiting.add(load.start(stage.people().get(i), seat -> login(seat, due)));
            }
            waiting.forEach(one -> millis.add(Load.result(one)));
            attacks.forEach(one -> bursts.add(Load.result(one)));
        }

        String last() {
            return Report.text(
                    "%s%s: p99 so far %.0f ms", stage.gatekeeper().label(), struck ? " with a burst" : "", p(0.99));
        }

        void addTo(Table table, int size) {
            table.row(
                    stage.gatekeeper().label(),
                    struck ? size + " logins at once" : "none",
                    String.valueOf(millis.size()),
                    Report.text("%.0f", p(0.5)),
                    Report.text("%.0f", p(0.99)),
                    Report.text("%.0f", p(1)),
                    struck
                            ? Report.text(
                                    "%.0f",
                                    Quantiles.of(bursts.stream()
                                                    .map(Burst.Result::millis)
                                                    .toList())
                                            .median())
                            : "",
                    String.valueOf(
                            bursts.stream().mapToLong(Burst.Result::failed).sum()));
        }

        private double p(double share) {
            return Quantiles.of(millis).at(share);
        }

        /** Milliseconds from {@code due} until this person is logged in; the logout comes after that. */
        private static double login(Seat seat, long due) throws IOException {
            String refreshToken = seat.browser().signIn(seat.person());
            double millis = (System.nanoTime() - due) / 1e6;
            seat.browser().logout(refreshToken);
            return millis;
        }
    }
}
