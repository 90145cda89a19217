package io.github.livesessions.bench.drive;

import io.github.livesessions.bench.figures.CheckTimes;
import java.io.IOException;
import java.util.OptionalLong;

/** The page of one session, which checks as long as somebody is there. All times are in milliseconds since 1970. */
public final class PresentPage {

    private static final long RENEWED_AFTER = 600_000;

    private final String sessionId;
    private final int home;
    private final Beacons beacons;
    private final CheckTimes checked = new CheckTimes();
    private OptionalLong leavesAt = OptionalLong.empty();
    private String beacon;
    private long renewedAt;
    long dueAt;

    /**
     * A page that is there from now on.
     *
     * @param home the node that it asks first
     */
    public PresentPage(String sessionId, int home, Beacons beacons) throws IOException, InterruptedException {
        this.sessionId = sessionId;
        this.home = home;
        this.beacons = beacons;
        this.beacon = beacons.fresh();
        this.renewedAt = System.currentTimeMillis();
    }

    /** Its person closes it then, and it checks no more. */
    public void leaveAt(long at) {
        leavesAt = OptionalLong.of(at);
    }

    public boolean leaves() {
        return leavesAt.isPresent();
    }

    public String sessionId() {
        return sessionId;
    }

    public CheckTimes checked() {
        return checked;
    }

    int home() {
        return home;
    }

    boolean isThere(long now) {
        return leavesAt.isEmpty() || now < leavesAt.getAsLong();
    }

    /** What it checks with; one that grows old is exchanged, as the page agent does. */
    String beacon(long now) throws IOException, InterruptedException {
        if (now - renewedAt > RENEWED_AFTER) {
            beacon = beacons.fresh();
            renewedAt = now;
        }
        return beacon;
    }

    /** Where its beacons come from. */
    public interface Beacons {
        String fresh() throws IOException, InterruptedException;
    }
}
