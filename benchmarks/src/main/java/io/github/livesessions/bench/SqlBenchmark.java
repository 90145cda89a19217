package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.Gatekeeper;
import io.github.livesessions.bench.bed.StatementCounts;
import io.github.livesessions.bench.drive.Browser;
import io.github.livesessions.bench.drive.Load;
import io.github.livesessions.bench.drive.Outcome;
import io.github.livesessions.bench.drive.Seat;
import io.github.livesessions.bench.figures.Goal;
import io.github.livesessions.bench.figures.Table;
import io.github.livesessions.bench.figures.Tally;
import io.github.livesessions.it.app.Apps;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many statements a login and a logout cost, as PostgreSQL itself counts them. */
final class SqlBenchmark implements Benchmark {

    private static final String ASYNCHRONOUS = "synchronous_commit";
    private static final int FIRST_CYCLES = 5;
    private static final int WIDEST_LINE = 150;

    /** The parts of a cycle. */
    private enum Part {
        PAGE,
        PASSWORD,
        TOKENS,
        LOGOUT
    }

    @Override
    public Set<String> options() {
        return Set.of("sessions", "cycles", "device");
    }

    @Override
    public void run(Options options, Report report) throws IOException, SQLException {
        boolean newDevice = options.text("device", "known").equals("new");
        List<Integer> sessions = options.numbers("sessions", "0,25,200");
        Map<String, Map<Integer, Map<Part, Tally>>> counted = new LinkedHashMap<>();
        try (Apps apps = Apps.open();
                Load load = new Load()) {
            for (Gatekeeper gatekeeper : Gatekeeper.values()) {
                try (Contender contender = Contender.boot(gatekeeper.name(), gatekeeper, apps, "")) {
                    Map<Integer, Map<Part, Tally>> bySessions = new TreeMap<>();
                    for (int count : sessions) {
                        Seat seat = contender.seat(count, 1, load).get(0);
                        bySessions.put(count, count(contender, seat, options.number("cycles", 60), newDevice));
                        report.progress("%s, %d sessions: counted", contender.name(), count);
                    }
                    counted.put(contender.name(), bySessions);
                }
            }
        }
        say(counted, report);
    }

    private static Map<Part, Tally> count(Contender contender, Seat seat, int cycles, boolean newDevice)
            throws IOException, SQLException {
        Map<Part, Tally> tallies = new EnumMap<>(Part.class);
        for (int i = 0; i < FIRST_CYCLES; i++) {
            // Keycloak's caches fill, and the device is known from now on
            seat.cycle();
        }
        try (StatementCounts counts = StatementCounts.of(contender.server())) {
            for (int i = 0; i < cycles; i++) {
                Browser browser = seat.browser();
                if (newDevice) {
                    browser.forget();
                }
                counts.sinceLast();
                String action = browser.page();
                add(tallies, Part.PAGE, counts);
                Outcome outcome = browser.enter(action, seat.person());
                add(tallies, Part.PASSWORD, counts);
                if (!(outcome instanceof Outcome.Admitted admitted)) {
                    throw new IOException("Not admitted: " + outcome);
                }
                String refreshToken = browser.redeem(admitted.code());
                add(tallies, Part.TOKENS, counts);
                browser.logout(refreshToken);
                add(tallies, Part.LOGOUT, counts);
            }
        }
        return tallies;
    }

    private static void add(Map<Part, Tally> tallies, Part part, StatementCounts counts) throws SQLException {
        tallies.computeIfAbsent(part, p -> new Tally()).add(counts.sinceLast());
    }

    private static void say(Map<String, Map<Integer, Map<Part, Tally>>> counted, Report report) {
        Table table = new Table(
                "who",
                "sessions",
                "page",
                "password",
                "tokens",
                "logout",
                "asynchronous commits",
                "mean with background");
        counted.forEach((name, bySessions) -> bySessions.forEach((sessions, tallies) -> table.row(
                name,
                String.valueOf(sessions),
                total(tallies, Part.PAGE),
                total(tallies, Part.PASSWORD),
                total(tallies, Part.TOKENS),
                total(tallies, Part.LOGOUT),
                String.valueOf(asynchronous(tallies.get(Part.PASSWORD))) + " + "
                        + asynchronous(tallies.get(Part.LOGOUT)),
                Report.text(
                        "%.1f",
                        tallies.values().stream().mapToDouble(Tally::mean).sum()))));
        report.say(table);
        Map<Integer, Map<Part, Tally>> vanilla = counted.getOrDefault(Gatekeeper.NOBODY.name(), Map.of());
        Map<Integer, Map<Part, Tally>> ours = counted.getOrDefault(Gatekeeper.OURS.name(), Map.of());
        ours.forEach((sessions, tallies) -> {
            Map<Part, Tally> base = vanilla.getOrDefault(sessions, Map.of());
            report.say("");
            report.say(goal("login page, more statements at ", 0, sessions, tallies, base, Part.PAGE));
            report.say(goal("login, more statements at ", 6, sessions, tallies, base, Part.PASSWORD, Part.TOKENS));
            report.say(goal("logout, more statements at ", 2, sessions, tallies, base, Part.LOGOUT));
            tallies.forEach((part, tally) -> more(tally, base.get(part)).forEach((text, calls) -> {
                if (calls > 0) {
                    report.say("  " + part + " " + calls + " × " + shortened(text));
                }
            }));
        });
    }

    private static String goal(
            String name, int most, int sessions, Map<Part, Tally> ours, Map<Part, Tally> vanilla, Part... parts) {
        long more = 0;
        for (Part part : parts) {
            more += sum(ours.get(part)) - sum(vanilla.get(part));
        }
        return new Goal(name + sessions + " sessions", most).verdict((double) more);
    }

    private static Map<String, Long> more(@Nullable Tally ours, @Nullable Tally vanilla) {
        Map<String, Long> more = new TreeMap<>(ours == null ? Map.of() : ours.typical());
        if (vanilla != null) {
            vanilla.typical().forEach((text, calls) -> more.merge(text, -calls, Long::sum));
        }
        return more;
    }

    private static String total(Map<Part, Tally> tallies, Part part) {
        return String.valueOf(sum(tallies.get(part)));
    }

    private static long sum(@Nullable Tally tally) {
        return tally == null ? 0 : tally.total();
    }

    private static long asynchronous(@Nullable Tally tally) {
        return tally == null
                ? 0
                : tally.typical().entrySet().stream()
                        .filter(entry -> entry.getKey().contains(ASYNCHRONOUS))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.substring(0, Math.min(WIDEST_LINE, line.length()));
    }
}
