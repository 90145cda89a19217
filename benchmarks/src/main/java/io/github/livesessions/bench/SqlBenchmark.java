package io.github.livesessions.bench;

import io.github.livesessions.bench.CycleStatements.Part;
import io.github.livesessions.bench.bed.Gatekeeper;
import io.github.livesessions.bench.drive.Load;
import io.github.livesessions.bench.drive.Seat;
import io.github.livesessions.bench.figures.Goal;
import io.github.livesessions.bench.figures.Table;
import io.github.livesessions.it.app.Apps;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** How many statements a login and a logout cost, as PostgreSQL itself counts them. */
final class SqlBenchmark implements Benchmark {

    private static final String ASYNCHRONOUS = "synchronous_commit";

    @Override
    public Set<String> options() {
        return Set.of("sessions", "cycles", "device");
    }

    @Override
    public void run(Options options, Report report) throws IOException, SQLException, InterruptedException {
        boolean newDevice = options.text("device", "known").equals("new");
        Map<String, Map<Integer, CycleStatements>> counted = new LinkedHashMap<>();
        try (Apps apps = Apps.open();
                Load load = new Load()) {
            for (Gatekeeper gatekeeper : Gatekeeper.values()) {
                report.progress("Booting %s …", gatekeeper.label());
                try (Contender contender = Contender.boot(gatekeeper.label(), gatekeeper, apps, "")) {
                    Map<Integer, CycleStatements> bySessions = new TreeMap<>();
                    for (int count : options.numbers("sessions", "0,25,200")) {
                        Seat seat = contender.seat(count, 1, load).get(0);
                        bySessions.put(
                                count,
                                CycleStatements.count(
                                        contender.server(), seat, options.number("cycles", 60), newDevice));
                        report.progress("%s, %d sessions: counted", contender.name(), count);
                    }
                    counted.put(contender.name(), bySessions);
                }
            }
        }
        report.say(table(counted));
        say(
                counted.getOrDefault(Gatekeeper.OURS.label(), Map.of()),
                counted.getOrDefault(Gatekeeper.NOBODY.label(), Map.of()),
                report);
    }

    private static Table table(Map<String, Map<Integer, CycleStatements>> counted) {
        Table table = new Table(
                "who",
                "sessions",
                "page",
                "password",
                "tokens",
                "logout",
                "of these, asynchronous commit",
                "after the answer, a cycle",
                "idle, a second");
        counted.forEach((name, bySessions) -> bySessions.forEach((sessions, cycle) -> table.row(
                name,
                String.valueOf(sessions),
                String.valueOf(cycle.of(Part.PAGE)),
                String.valueOf(cycle.of(Part.PASSWORD)),
                String.valueOf(cycle.of(Part.TOKENS)),
                String.valueOf(cycle.of(Part.LOGOUT)),
                cycle.of(Part.PASSWORD, ASYNCHRONOUS) + " + " + cycle.of(Part.LOGOUT, ASYNCHRONOUS),
                Report.text("%.1f", cycle.afterwards()),
                Report.text("%.1f", cycle.idlePerSecond()))));
        return table;
    }

    private static void say(Map<Integer, CycleStatements> ours, Map<Integer, CycleStatements> vanilla, Report report) {
        String listed = "";
        for (int sessions : ours.keySet()) {
            CycleStatements cycle = Objects.requireNonNull(ours.get(sessions));
            CycleStatements base = Objects.requireNonNull(vanilla.get(sessions));
            report.say("");
            report.say(goal("a login page", 0, sessions, cycle.of(Part.PAGE) - base.of(Part.PAGE)));
            report.say(goal(
                    "a login",
                    6,
                    sessions,
                    cycle.of(Part.PASSWORD) + cycle.of(Part.TOKENS) - base.of(Part.PASSWORD) - base.of(Part.TOKENS)));
            report.say(goal("a logout", 2, sessions, cycle.of(Part.LOGOUT) - base.of(Part.LOGOUT)));
            String more = String.join("\n", cycle.moreThan(base));
            if (!more.equals(listed)) {
                report.say(more);
            }
            listed = more;
        }
    }

    private static String goal(String what, int most, int sessions, long more) {
        return new Goal("more statements of " + what + " at " + sessions + " sessions", most).verdict((double) more);
    }
}
