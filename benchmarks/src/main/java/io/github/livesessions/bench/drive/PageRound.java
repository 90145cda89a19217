package io.github.livesessions.bench.drive;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pages of many sessions, each of which checks every 30 s, give or take a tenth, over one kept connection to each node.
 * Where a page's own node does not answer, the next is asked at once, as a load balancer does.
 */
public final class PageRound implements AutoCloseable {

    private static final int PAUSE_MILLIS = 30_000;
    private static final int JITTER_MILLIS = 3_000;
    private static final int RETRY_MILLIS = 1_000;
    private static final int PATIENCE_MILLIS = 10_000;

    private final List<Wire> wires = new ArrayList<>();
    private final String path;
    private final PriorityQueue<PresentPage> due = new PriorityQueue<>(Comparator.comparingLong(page -> page.dueAt));
    private long elsewhere;
    private long unanswered;

    /**
     * Pages that begin within the next 30 s.
     *
     * @param outside the address that the tokens are of
     */
    public PageRound(List<URI> nodes, URI outside, String realm, List<PresentPage> pages) {
        nodes.forEach(node -> wires.add(new Wire(node, outside.getRawAuthority(), "", PATIENCE_MILLIS)));
        this.path = "/realms/" + realm + "/live-sessions/beacon";
        long now = System.currentTimeMillis();
        for (PresentPage page : pages) {
            page.dueAt = now + ThreadLocalRandom.current().nextInt(PAUSE_MILLIS);
            due.add(page);
        }
    }

    /** Goes on until then, or until nobody is there. */
    public PageRound until(long end) throws InterruptedException {
        for (PresentPage page = due.poll(); page != null && page.dueAt < end; page = due.poll()) {
            Thread.sleep(Math.max(0, page.dueAt - System.currentTimeMillis()));
            long now = System.currentTimeMillis();
            if (page.isThere(now)) {
                page.dueAt = now + (check(page, now) ? pause() : RETRY_MILLIS);
                due.add(page);
            }
        }
        return this;
    }

    /** Checks that another node than the page's own has answered. */
    public long elsewhere() {
        return elsewhere;
    }

    /** Checks that no node has answered; they were tried again after a second. */
    public long unanswered() {
        return unanswered;
    }

    private boolean check(PresentPage page, long now) throws InterruptedException {
        for (int i = 0; i < wires.size(); i++) {
            int node = (page.home() + i) % wires.size();
            try {
                Reply reply = wires.get(node).sendText(path, page.beacon(now));
                if (reply.status() == 200 && reply.body().contains("\"live\"")) {
                    page.checked().add(System.currentTimeMillis(), node);
                    elsewhere += i == 0 ? 0 : 1;
                    return true;
                }
            } catch (IOException e) {
                // the node is down
            }
        }
        unanswered++;
        return false;
    }

    private static int pause() {
        return PAUSE_MILLIS + ThreadLocalRandom.current().nextInt(-JITTER_MILLIS, JITTER_MILLIS);
    }

    @Override
    public void close() {
        wires.forEach(Wire::close);
    }
}
