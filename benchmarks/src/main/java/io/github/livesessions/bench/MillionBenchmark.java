package io.github.livesessions.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.bench.bed.Build;
import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.drive.AdminPages;
import io.github.livesessions.bench.figures.Goal;
import io.github.livesessions.bench.figures.Quantiles;
import io.github.livesessions.bench.figures.Table;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What an administrator waits for in a realm of a million live sessions (G12). */
final class MillionBenchmark implements Benchmark {

    private static final int PROMISED_MS = 50;

    /** What is promised by name; the other figures are told beside them. */
    private static final Set<String> PROMISED =
            Set.of("first page", "deep page", "one user", "one country", "one address");

    private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "JP", "NO", "AT");
    private static final long MAX_COUNT_SECONDS = 3_600;

    @Override
    public Set<String> options() {
        return Set.of("sessions", "people", "requests", "warm-up", "deep", "count");
    }

    @Override
    public void run(Options options, Report report) throws IOException, SQLException, InterruptedException {
        int sessions = options.number("sessions", 1_000_000);
        int people = options.number("people", 250_000);
        try (Apps apps = Apps.open();
                MeasuredServer server = MeasuredServer.boot("million", Build.OURS, 1, "")) {
            Realm realm =
                    RealmDraft.draft().gated(Policy.usual()).client("app", apps).create(server);
            String realmId = server.admin().get("/" + realm.name()).path("id").asText();
            GeneratedSessions generated = new GeneratedSessions(server, realmId);
            generated.keepJobsStill();
            report.progress("Making up %,d sessions of %,d people …", sessions, people);
            generated.generate(sessions, people);
            try (Connection connection = server.database()) {
                report.say(Machine.database(connection) + "\n");
            }
            AdminPages pages = AdminPages.of(server, realm);
            Looks looks = new Looks(pages, generated, sessions, people, options.number("deep", 1_000));
            report.progress("Warming up …");
            looks.all(options.number("warm-up", 300));
            report.progress("Measuring …");
            say(looks.all(options.number("requests", 1_000)), sessions, report);
            if (options.text("count", "yes").equals("yes")) {
                count(generated, pages, sessions, options.number("requests", 1_000), report);
            }
        }
    }

    private static void say(Map<String, Quantiles> found, int sessions, Report report) {
        Table table = new Table("what", "requests answered with 50 at most of", "p50 ms", "p99 ms", "most ms");
        found.forEach((what, millis) -> table.row(
                what,
                Report.text("%,d", sessions),
                Report.text("%.1f", millis.median()),
                Report.text("%.1f", millis.at(0.99)),
                Report.text("%.1f", millis.most())));
        report.say(table);
        report.say("");
        found.forEach((what, millis) -> {
            if (PROMISED.contains(what)) {
                report.say(new Goal("p99 of " + what + ", ms", PROMISED_MS).verdict(millis.at(0.99)));
            }
        });
        Quantiles first = found.getOrDefault("first page", Quantiles.of(List.of(1.0)));
        Quantiles deep = found.getOrDefault("deep page", first);
        report.say(new Goal("median of a deep page, in first pages", 3).verdict(deep.median() / first.median()));
    }

    private static void count(GeneratedSessions generated, AdminPages pages, int sessions, int requests, Report report)
            throws SQLException, IOException, InterruptedException {
        report.progress("Counting %,d sessions from nothing …", sessions);
        long start = System.nanoTime();
        generated.letCount();
        while (generated.counted() < sessions) {
            if (System.nanoTime() - start > MAX_COUNT_SECONDS * 1_000_000_000L) {
                report.say("\nThe statistics were not complete after " + MAX_COUNT_SECONDS + " s");
                return;
            }
            Thread.sleep(1_000);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            JsonNode stats = pages.timed("stats", millis);
            if (stats.path("sessions").asLong() < sessions) {
                throw new IllegalStateException("The statistics tell of " + stats.path("sessions") + " sessions");
            }
        }
        Quantiles of = Quantiles.of(millis);
        report.say(Report.text(
                "\nStatistics of %,d sessions, counted from nothing in %.0f s: p50 %.1f ms, p99 %.1f ms, %,d requests",
                sessions, seconds, of.median(), of.at(0.99), requests));
    }

    /** One look after the other, of each kind. */
    private record Looks(AdminPages pages, GeneratedSessions generated, int sessions, int people, int deep) {

        Map<String, Quantiles> all(int requests) throws SQLException, IOException, InterruptedException {
            Random random = new Random(12);
            Map<String, Quantiles> found = new LinkedHashMap<>();
            found.put("first page", look(requests, () -> "sessions"));
            found.put("deep page", deepPages(requests));
            found.put("one user", look(requests, () -> "sessions?user=" + generated.person(random.nextInt(people))));
            found.put(
                    "one country",
                    look(requests, () -> "sessions?country=" + COUNTRIES.get(random.nextInt(COUNTRIES.size()))));
            found.put(
                    "one address",
                    look(requests, () -> "sessions?ip=" + generated.address(1 + random.nextInt(sessions))));
            found.put("one network", look(requests, () -> "sessions?ip=10." + random.nextInt(61) + ".0.0/16"));
            found.put("one plan", look(requests, () -> "sessions?plan=enterprise"));
            found.put("one city by its beginning", look(requests, () -> "sessions?q=gdy"));
            found.put("one user by name", look(requests, () -> "sessions?q=person-" + random.nextInt(people)));
            return found;
        }

        /** Pages far behind the first, each from the next one's cursor, as somebody turns them. */
        private Quantiles deepPages(int requests) throws IOException, InterruptedException {
            String at = "";
            for (int i = 0; i < deep; i++) {
                at = next(pages.get("sessions" + at));
            }
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                at = next(pages.timed("sessions" + at, millis));
            }
            return Quantiles.of(millis);
        }

        private static String next(JsonNode page) {
            if (!page.path("next").isTextual()) {
                throw new IllegalStateException("The list has ended: use more sessions, or fewer pages");
            }
            return "?after=" + page.path("next").asText();
        }

        private Quantiles look(int requests, Address address) throws SQLException, IOException, InterruptedException {
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                pages.timed(address.next(), millis);
            }
            return Quantiles.of(millis);
        }
    }

    /** What to ask for next. */
    @FunctionalInterface
    private interface Address {

        String next() throws SQLException;
    }
}
