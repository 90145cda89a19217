package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.Cpu;
import io.github.livesessions.bench.bed.Gatekeeper;
import io.github.livesessions.bench.bed.Limit;
import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.drive.Browser;
import io.github.livesessions.bench.drive.Load;
import io.github.livesessions.bench.drive.Seat;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Realm;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One who is compared: a server of its own, with people who have some sessions already. */
final class Contender implements AutoCloseable {

    /** What is left to do after a login, such as writing the history each second, belongs to its price. */
    private static final long AFTERMATH_MILLIS = 1_500;

    private final String name;
    private final MeasuredServer server;
    private final Realm realm;
    private final Client app;
    private final Map<Integer, List<Seat>> seats = new TreeMap<>();

    private Contender(String name, MeasuredServer server, Realm realm, Client app) {
        this.name = name;
        this.server = server;
        this.realm = realm;
        this.app = app;
    }

    /** Boots a server whose realm has a limit that nobody reaches. */
    static Contender boot(String name, Gatekeeper gatekeeper, Apps apps, String jvm) throws IOException, SQLException {
        MeasuredServer server = MeasuredServer.boot(name.replaceAll("\\W+", "-"), gatekeeper.build(), 1, jvm);
        Realm realm = gatekeeper.realm(server, apps, Limit.outOfReach());
        return new Contender(name, server, realm, realm.client("app", apps));
    }

    String name() {
        return name;
    }

    MeasuredServer server() {
        return server;
    }

    /** Adds people who are signed in {@code sessions} times, each from another browser than the one they sit at now. */
    List<Seat> seat(int sessions, int people, Load load) {
        List<Seat> added = IntStream.range(0, people)
                .mapToObj(i -> new Seat(realm.person(), new Browser(app, server.baseUrl())))
                .toList();
        load.together(added, seat -> {
            seat.leaveSessions(sessions);
            return seat;
        });
        seats.put(sessions, added);
        return added;
    }

    /** Cycles of all people in turn. */
    Sample mixed(int cycles, Load load) {
        Cpu before = server.cpu();
        long began = System.nanoTime();
        List<Double> logins = new ArrayList<>();
        for (List<Seat> some : seats.values()) {
            logins.addAll(load.cycles(some, cycles / seats.size()));
        }
        return sample(logins, before, (System.nanoTime() - began) / 1e9);
    }

    /** Cycles of the people with {@code sessions}, and what comes after them. */
    Sample measured(int sessions, int cycles, Load load) throws InterruptedException {
        Cpu before = server.cpu();
        long began = System.nanoTime();
        List<Double> logins = load.cycles(seats.getOrDefault(sessions, List.of()), cycles);
        double seconds = (System.nanoTime() - began) / 1e9;
        Thread.sleep(AFTERMATH_MILLIS);
        return sample(logins, before, seconds);
    }

    @Override
    public void close() {
        seats.values().forEach(some -> some.forEach(Seat::close));
        server.close();
    }

    private Sample sample(List<Double> logins, Cpu before, double seconds) {
        return new Sample(server.cpu().minus(before).per(logins.size()), logins.size() / seconds, logins);
    }

    /**
     * One measurement.
     *
     * @param cpu of one cycle
     * @param logins how long each login took, in milliseconds
     */
    record Sample(Cpu cpu, double perSecond, List<Double> logins) {}
}
