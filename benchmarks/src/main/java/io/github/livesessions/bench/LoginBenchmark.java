package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.Gatekeeper;
import io.github.livesessions.bench.drive.Load;
import io.github.livesessions.bench.figures.Goal;
import io.github.livesessions.bench.figures.Pairs;
import io.github.livesessions.bench.figures.Rounds;
import io.github.livesessions.it.app.Apps;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a login costs: processor time of Keycloak and PostgreSQL for a cycle of page, password, tokens and logout, side
 * by side with Keycloak alone and with Keycloak's own limiter. Keycloak alone runs twice, so that the run knows how
 * much two equal servers differ here and now.
 */
final class LoginBenchmark implements Benchmark {

    private static final String VANILLA = Gatekeeper.NOBODY.label();
    private static final String VANILLA_AGAIN = VANILLA + " again";
    private static final String LIMITER = Gatekeeper.KEYCLOAKS_LIMITER.label();
    private static final String OURS = Gatekeeper.OURS.label();

    /** The widest spread of A/A pairs, and the fewest of them, at which a run says anything. */
    private static final double WIDEST_SPREAD = 0.20;

    private static final int LEAST_PAIRS = 9;

    /** Logins after which the price of one no longer falls. */
    private static final int WARM = 15_000;

    @Override
    public Set<String> options() {
        return Set.of("sessions", "pairs", "cycles", "warm-up", "seats", "jfr");
    }

    @Override
    public void run(Options options, Report report) throws IOException, SQLException, InterruptedException {
        List<Integer> sessions = options.numbers("sessions", "0,25,200");
        int pairs = options.number("pairs", 12);
        int warmUp = options.number("warm-up", WARM);
        List<Contender> contenders = new ArrayList<>();
        try (Apps apps = Apps.open();
                Load load = new Load()) {
            try {
                for (Named named : List.of(
                        new Named(VANILLA, Gatekeeper.NOBODY),
                        new Named(VANILLA_AGAIN, Gatekeeper.NOBODY),
                        new Named(LIMITER, Gatekeeper.KEYCLOAKS_LIMITER),
                        new Named(OURS, Gatekeeper.OURS))) {
                    report.progress("Booting %s …", named.name());
                    contenders.add(Contender.boot(named.name(), named.gatekeeper(), apps, jfr(named, options)));
                }
                report.say(Machine.database(contenders.get(0).server().database()));
                prepare(contenders, sessions, options.number("seats", 4), load, report);
                warm(contenders, warmUp, load, report);
                for (int count : sessions) {
                    measure(contenders, count, pairs, options.number("cycles", 400), warmUp, load, report);
                }
            } finally {
                contenders.forEach(Contender::close);
            }
        }
    }

    private static String jfr(Named named, Options options) {
        String file = options.text("jfr", "");
        return file.isEmpty() || !named.name().equals(OURS)
                ? ""
                : "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file;
    }

    private static void prepare(
            List<Contender> contenders, List<Integer> sessions, int seats, Load load, Report report) {
        for (Contender contender : contenders) {
            for (int count : sessions) {
                contender.seat(count, seats, load);
            }
            report.progress("%s: people with %s sessions each are there", contender.name(), sessions);
        }
    }

    /** In turns, so that all are equally warm and none has cooled down for long. */
    private static void warm(List<Contender> contenders, int cycles, Load load, Report report) {
        int done = 0;
        while (done < cycles) {
            int next = Math.min(1_000, cycles - done);
            StringBuilder line = new StringBuilder("warm-up, CPU-ms per cycle:");
            for (Contender contender : contenders) {
                Contender.Sample sample = contender.mixed(next, load);
                line.append(
                        Report.text("  %s %.1f", contender.name(), sample.cpu().server()));
            }
            done += next;
            report.progress("%6d %s  (load %.1f)", done, line, Machine.load());
        }
    }

    private static void measure(
            List<Contender> contenders, int sessions, int pairs, int cycles, int warmUp, Load load, Report report)
            throws InterruptedException {
        List<Series> series = contenders.stream().map(Series::new).toList();
        for (int round = 0; round < pairs; round++) {
            StringBuilder line = new StringBuilder();
            for (Series one : Rounds.order(series, round)) {
                Contender.Sample sample = one.contender().measured(sessions, cycles, load);
                one.samples().add(sample);
                line.append(Report.text(
                        "  %s %.1f", one.contender().name(), sample.cpu().server()));
            }
            report.progress("%d sessions, round %d:%s  (load %.1f)", sessions, round + 1, line, Machine.load());
        }
        say(series, sessions, pairs, cycles, warmUp, report);
    }

    private static void say(List<Series> series, int sessions, int pairs, int cycles, int warmUp, Report report) {
        Series vanilla = named(series, VANILLA);
        Pairs same = named(series, VANILLA_AGAIN).against(vanilla);
        report.say(Report.text(
                "\n### %d sessions of the person: %d rounds of %d cycles, medians (load %.1f)\n",
                sessions, pairs, cycles, Machine.load()));
        report.say(Series.table(series, vanilla));
        report.say(Report.text("\nA/A spread: %.0f %%", 100 * same.spread()));
        Optional<String> doubt = doubt(same, warmUp);
        Series ours = named(series, OURS);
        if (sessions == 0 || sessions == 200) {
            report.say(new Goal("ours × vanilla at " + sessions, 1.20)
                    .verdict(ours.against(vanilla).median(), doubt));
        }
        double most = sessions == 0 ? 1.15 : sessions < 200 ? 1.00 : 0.75;
        report.say(new Goal("ours × Keycloak's limiter at " + sessions, most)
                .verdict(ours.against(named(series, LIMITER)).median(), doubt));
    }

    /** Why a run says nothing of a ratio, if so. */
    private static Optional<String> doubt(Pairs same, int warmUp) {
        if (same.spread() > WIDEST_SPREAD) {
            return Optional.of(Report.text("its A/A spread is %.0f %%", 100 * same.spread()));
        }
        if (same.ratios().size() < LEAST_PAIRS) {
            return Optional.of("it has fewer than " + LEAST_PAIRS + " rounds");
        }
        return warmUp < WARM
                ? Optional.of("Java is not warm after " + warmUp + " logins, " + WARM + " are needed")
                : Optional.empty();
    }

    private static Series named(List<Series> series, String name) {
        return series.stream()
                .filter(one -> one.contender().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private record Named(String name, Gatekeeper gatekeeper) {}
}
