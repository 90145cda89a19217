package io.github.livesessions.bench.drive;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A browser with the pages of many sessions, which check one after the other over one connection. */
public final class CheckingPage implements AutoCloseable {

    private final Wire wire;
    private final String path;
    private final List<String> beacons;
    private int next;

    /** The pages of a realm's sessions, each known by its beacon. */
    public CheckingPage(URI node, String realm, List<String> beacons) {
        this.wire = new Wire(node, node.getRawAuthority(), "");
        this.path = "/realms/" + realm + "/live-sessions/beacon";
        this.beacons = List.copyOf(beacons);
    }

    /** So many checks; returns how long each took, in milliseconds. */
    public List<Double> check(int times) throws IOException {
        List<Double> millis = new ArrayList<>(times);
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            Reply reply = wire.sendText(path, beacons.get(next++ % beacons.size()));
            millis.add((System.nanoTime() - began) / 1e6);
            if (reply.status() != 200 || !reply.body().contains("\"live\"")) {
                throw new IllegalStateException("A check was answered " + reply.status() + ": " + reply.body());
            }
        }
        return millis;
    }

    @Override
    public void close() {
        wire.close();
    }
}
