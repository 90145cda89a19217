package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.Gatekeeper;
import io.github.livesessions.bench.bed.Limit;
import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.drive.Load;
import io.github.livesessions.bench.drive.PageRound;
import io.github.livesessions.bench.drive.PresentPage;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Whether anybody is shown as offline who is there, while a node dies, and how soon those are who are not (G13). */
final class PresenceBenchmark implements Benchmark {

    private static final int SEATS = 8;
    private static final int SESSIONS_OF_A_PERSON = 20;
    private static final int KILLED = 1;

    /** Everybody has checked by then. */
    private static final long SETTLED = 30_000;

    /** What it takes at most until a silent session's end has been seen. */
    private static final long AFTERWARDS = 180_000;

    @Override
    public Set<String> options() {
        return Set.of("sessions", "silent", "minutes");
    }

    @Override
    public void run(Options options, Report report) throws IOException, SQLException, InterruptedException {
        long length = TimeUnit.MINUTES.toMillis(options.number("minutes", 10));
        if (length < SETTLED + AFTERWARDS + 30_000) {
            throw new IllegalArgumentException("--minutes must be 4 at least, so that silence shows");
        }
        int sessions = options.number("sessions", 10_000);
        int silent = options.number("silent", 200);
        try (Apps apps = Apps.open();
                Load load = new Load();
                MeasuredServer server = MeasuredServer.boot("presence", Gatekeeper.OURS.build(), 2, "");
                OfflineSightings sightings = new OfflineSightings(server)) {
            Realm realm = Gatekeeper.OURS.realm(server, apps, Limit.outOfReach());
            realm.change(Map.of("accessTokenLifespan", 86_400)); // pages renew their beacons by the token they have
            OpenSessions open = new OpenSessions(server, realm, realm.client("app", apps));
            List<List<PresentPage>> shares = pages(realm, open, load, sessions, report);
            List<PresentPage> all = shares.stream().flatMap(List::stream).toList();
            long begun = System.currentTimeMillis();
            // half of them are at home on each node
            IntStream.range(0, silent)
                    .forEach(i -> all.get(i * (all.size() / silent) + i % 2)
                            .leaveAt(begun + SETTLED + (length - SETTLED - AFTERWARDS) * i / silent));
            List<URI> nodes = List.of(server.baseUrl(0), server.baseUrl(1));
            List<PageRound> rounds = shares.stream()
                    .map(share -> new PageRound(nodes, server.baseUrl(), realm.name(), share))
                    .toList();
            List<Future<PageRound>> running = rounds.stream()
                    .map(round -> load.start(round, one -> one.until(begun + length)))
                    .toList();
            long killedAt = watch(server, load, sightings, begun, length, report);
            running.forEach(Load::result);
            rounds.forEach(PageRound::close);
            summarize(all, rounds, report);
            new PresenceVerdict(all, sightings.events(), sightings.states()).say(report, KILLED, killedAt);
        }
    }

    private static List<List<PresentPage>> pages(
            Realm realm, OpenSessions open, Load load, int sessions, Report report) {
        AtomicInteger made = new AtomicInteger();
        List<Integer> seats = IntStream.range(0, SEATS).boxed().toList();
        return load.together(seats, seat -> {
            List<PresentPage> pages = new ArrayList<>();
            Person person = realm.person();
            for (int i = 0; i < sessions / SEATS; i++) {
                if (i % SESSIONS_OF_A_PERSON == 0 && i > 0) {
                    person = realm.person();
                }
                Tokens tokens = open.of(person);
                pages.add(new PresentPage(tokens.sid(), i % 2, () -> open.beacon(tokens)));
                int count = made.incrementAndGet();
                if (count % 1_000 == 0) {
                    report.progress("%d sessions are there  (load %.1f)", count, Machine.load());
                }
            }
            return pages;
        });
    }

    /** Looks every second; in the middle one node dies and comes again. Returns when it died. */
    private static long watch(
            MeasuredServer server, Load load, OfflineSightings sightings, long begun, long length, Report report)
            throws SQLException, InterruptedException {
        long killedAt = 0;
        Future<Long> back = null;
        for (long now = begun; now < begun + length; now = System.currentTimeMillis()) {
            sightings.look();
            if (killedAt == 0 && now >= begun + length / 2) {
                killedAt = System.currentTimeMillis();
                server.kill(KILLED);
                report.progress("A node is dead  (load %.1f)", Machine.load());
                back = load.start(KILLED, node -> {
                    server.start(node);
                    return System.currentTimeMillis();
                });
            }
            Thread.sleep(1_000);
        }
        if (back != null) {
            report.say(Report.text(
                    "A node was killed after %d s, and ready again %d s later",
                    (killedAt - begun) / 1_000, (Load.result(back) - killedAt) / 1_000));
        }
        return killedAt;
    }

    private static void summarize(List<PresentPage> pages, List<PageRound> rounds, Report report) {
        report.say(Report.text(
                "%d sessions, %d of them fell silent; %d checks were answered, %d of them by the other node, %d by none"
                        + " and tried again; longest time between two answered checks of a session: %.1f s; load %.1f",
                pages.size(),
                pages.stream().filter(PresentPage::leaves).count(),
                pages.stream().mapToLong(page -> page.checked().count()).sum(),
                rounds.stream().mapToLong(PageRound::elsewhere).sum(),
                rounds.stream().mapToLong(PageRound::unanswered).sum(),
                pages.stream()
                                .mapToLong(page -> page.checked().longestGap())
                                .max()
                                .orElse(0)
                        / 1_000.0,
                Machine.load()));
    }
}
