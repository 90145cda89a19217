package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.Build;
import io.github.livesessions.bench.bed.Cpu;
import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.figures.Goal;
import io.github.livesessions.bench.figures.Quantiles;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Admin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** What a long history costs: one person's page of it, all of it taken away, and the old part of it forgotten (G14). */
final class HistoryBenchmark implements Benchmark {

    @Override
    public Set<String> options() {
        return Set.of("events", "people", "old", "looks");
    }

    @Override
    public void run(Options options, Report report) throws IOException, SQLException, InterruptedException {
        int events = options.number("events", 1_000_000);
        int people = options.number("people", 10_000);
        int old = options.number("old", 100_000);
        try (Apps apps = Apps.open();
                MeasuredServer server = MeasuredServer.boot("history", Build.OURS, 1, "")) {
            Realm realm = RealmDraft.draft().client("app", apps).create(server);
            report.progress("Making up %,d events of %,d people …", events, people);
            String realmId = server.admin().get("/" + realm.name()).path("id").asText();
            GeneratedHistory history = new GeneratedHistory(server, realmId);
            history.generate(events, people, old);
            try (Connection connection = server.database()) {
                report.say(Machine.database(connection) + "\n");
            }
            look(history, people, options.number("looks", 2_000), report);
            export(server, realm, events, report);
            forget(server, realm, history, old, report);
        }
    }

    private static void look(GeneratedHistory history, int people, int looks, Report report) throws SQLException {
        Quantiles millis = history.looks(people, looks);
        report.say(Report.text(
                "One person's newest 50 events, in the database: p50 %.2f ms, p99 %.2f ms, %,d looks",
                millis.median(), millis.at(0.99), looks));
        report.say(new Goal("p99 of one person's page, ms", 10).verdict(millis.at(0.99)));
    }

    private static void export(MeasuredServer server, Realm realm, int events, Report report)
            throws IOException, InterruptedException {
        Client cli = new Client(Realm.master(server).url(), "admin-cli", server.baseUrl(), null);
        Person admin = new Person("", Admin.USERNAME, Admin.PASSWORD);
        String token = Device.of(server, Agent.named("curl/8.14.1"), "127.0.0.1")
                .tokens(cli)
                .grant(admin)
                .tokens()
                .access();
        URI url = server.baseUrl().resolve("/admin/realms/" + realm.name() + "/live-sessions/export");
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .build();
        server.collectGarbage();
        double before = server.heapMegabytes();
        double most = before;
        long start = System.nanoTime();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        double first = (System.nanoTime() - start) / 1e6;
        long bytes = 0;
        long next = 20_000_000;
        byte[] buffer = new byte[1 << 16];
        try (InputStream body = answer.body()) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                if (bytes > next) {
                    server.collectGarbage(); // what is left then is what the export really holds
                    most = Math.max(most, server.heapMegabytes());
                    next += 50_000_000;
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        report.say(Report.text(
                "\nExport of %,d events: %d, first byte after %.0f ms, %,d MB in %.1f s; heap in use %.0f MB before,"
                        + " %.0f MB at most",
                events, answer.statusCode(), first, bytes >> 20, seconds, before, most));
        report.say(new Goal("ms to the first byte", 1_000).verdict(first));
        report.say(new Goal("MB of heap that the export holds", 50).verdict(most - before));
    }

    private static void forget(MeasuredServer server, Realm realm, GeneratedHistory history, int old, Report report)
            throws SQLException, InterruptedException {
        report.progress("Retention of %,d events …", old);
        history.resetStatistics();
        Cpu before = server.cpu();
        long start = System.nanoTime();
        realm.gate(Policy.usual().with("retention-days", "30"));
        while (history.old() > 0) {
            Thread.sleep(1_000);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = server.cpu().minus(before).server();
        report.say(Report.text(
                "\nRetention of %,d events: %.0f s, %.1f s of processor time, idle work included; statements:",
                old, seconds, cpu / 1_000));
        report.say(history.deletes());
        report.say(new Goal("ms of the slowest chunk, its slowest statements together", 100)
                .verdict(history.slowestChunk()));
        report.say(new Goal("s of processor time for a million", 15).verdict(cpu / 1_000 * 1_000_000 / old));
    }
}
