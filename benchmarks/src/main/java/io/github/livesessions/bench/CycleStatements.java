package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.bed.StatementCounts;
import io.github.livesessions.bench.drive.Browser;
import io.github.livesessions.bench.drive.LoginPage;
import io.github.livesessions.bench.drive.Outcome;
import io.github.livesessions.bench.drive.Seat;
import io.github.livesessions.bench.figures.Tally;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The statements of one cycle.
 *
 * @param seconds how long a cycle took, counting included
 * @param idlePerSecond statements when nobody logs in
 */
record CycleStatements(Map<Part, Tally> parts, double seconds, double idlePerSecond) {

    private static final int FIRST_CYCLES = 5;
    private static final int IDLE_SECONDS = 10;
    private static final int WIDEST_LINE = 150;

    /** The requests of a cycle. */
    enum Part {
        PAGE,
        PASSWORD,
        TOKENS,
        LOGOUT
    }

    /** Counts what {@code seat} causes in so many cycles, one after the other. */
    static CycleStatements count(MeasuredServer server, Seat seat, int cycles, boolean newDevice)
            throws IOException, SQLException, InterruptedException {
        for (int i = 0; i < FIRST_CYCLES; i++) {
            // Keycloak's caches fill, and the device is known from now on
            seat.cycle();
        }
        Map<Part, Tally> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, new Tally());
        }
        try (StatementCounts counts = StatementCounts.of(server)) {
            Thread.sleep(IDLE_SECONDS * 1_000L);
            double idle = sum(counts.sinceLast()) / (double) IDLE_SECONDS;
            long began = System.nanoTime();
            for (int i = 0; i < cycles; i++) {
                if (newDevice) {
                    seat.browser().forget();
                }
                cycle(seat, parts, counts);
            }
            return new CycleStatements(parts, (System.nanoTime() - began) / 1e9 / cycles, idle);
        }
    }

    /** Statements that belong to this request. */
    long of(Part part) {
        return of(part, "");
    }

    /** Those of them that hold {@code text}. */
    long of(Part part, String text) {
        return typical(part).entrySet().stream()
                .filter(entry -> entry.getKey().contains(text))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What a cycle leaves to be done later, on the average: all that was counted, but for its requests and the idling. */
    double afterwards() {
        double all = 0;
        for (Tally tally : parts.values()) {
            all += tally.mean() - tally.total();
        }
        return Math.max(0, all - idlePerSecond * seconds);
    }

    /** The statements of the requests that {@code base} has not, or not as often, a line each. */
    List<String> moreThan(CycleStatements base) {
        List<String> lines = new ArrayList<>();
        for (Part part : Part.values()) {
            Map<String, Long> usual = base.typical(part);
            typical(part).forEach((text, calls) -> {
                long more = calls - usual.getOrDefault(text, 0L);
                if (more > 0) {
                    lines.add("  " + part.name().toLowerCase(Locale.ROOT) + ": " + more + " × " + shortened(text));
                }
            });
        }
        return lines;
    }

    private Map<String, Long> typical(Part part) {
        Tally tally = parts.get(part);
        return tally == null ? Map.of() : new TreeMap<>(tally.typical());
    }

    private static void cycle(Seat seat, Map<Part, Tally> parts, StatementCounts counts)
            throws IOException, SQLException {
        Browser browser = seat.browser();
        counts.sinceLast();
        LoginPage page = browser.page();
        add(parts, Part.PAGE, counts);
        Outcome outcome = browser.enter(page, seat.person());
        add(parts, Part.PASSWORD, counts);
        if (!(outcome instanceof Outcome.Admitted admitted)) {
            throw new IOException("Not admitted: " + outcome);
        }
        String refreshToken = browser.redeem(admitted.code());
        add(parts, Part.TOKENS, counts);
        browser.logout(refreshToken);
        add(parts, Part.LOGOUT, counts);
    }

    private static void add(Map<Part, Tally> parts, Part part, StatementCounts counts) throws SQLException {
        Tally tally = parts.get(part);
        if (tally != null) {
            tally.add(counts.sinceLast());
        }
    }

    private static long sum(Map<String, Long> counted) {
        return counted.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.substring(0, Math.min(WIDEST_LINE, line.length()));
    }
}
