package io.github.livesessions.registry.presence;

import io.github.livesessions.registry.push.Announcer;
import io.github.livesessions.registry.upkeep.Job;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.keycloak.models.KeycloakSessionFactory;

/** What a node does about presence by itself, again and again. */
public final class Rounds {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SIGN = Duration.ofSeconds(5);

    private final NodeLife node;
    private final Flush flush;
    private final Activities activities;
    private final Sweep sweep;

    /**
     * The rounds of this node.
     *
     * @param heldOpen whether nothing is enforced on this server
     */
    public Rounds(
            KeycloakSessionFactory factory, Attendance attendance, Announcer announcer, Clock clock, boolean heldOpen) {
        Checks checks = attendance.checks();
        node = new NodeLife(factory, clock, checks);
        flush = new Flush(
                factory,
                clock,
                System::nanoTime,
                attendance.silence(),
                checks,
                node,
                new Meeting(factory, announcer, clock, checks, heldOpen));
        activities = new Activities(factory, announcer, clock, System::nanoTime, checks, attendance.tokens());
        sweep = new Sweep(factory, announcer, clock, System::nanoTime, attendance.silence());
    }

    /** As jobs of the server. */
    public List<Job> jobs() {
        return List.of(
                new Job("live-sessions-node", SIGN, node::sign),
                new Job("live-sessions-checks", SECOND, flush::round),
                new Job("live-sessions-activity", SECOND, activities::round),
                new Job("live-sessions-presence", SECOND, sweep::round));
    }

    /** The node stops: what it knows it tells the others. */
    public void stop() {
        flush.stop();
    }
}
