package io.github.livesessions.registry.push;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.upkeep.Job;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** How what happens anywhere comes to the streams of this server. One object per server. */
public final class Push {

    private static final Duration TRUTH = Duration.ofMillis(500);
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final Duration ROLL_CALL = Duration.ofSeconds(5);

    private final Announcer announcer;
    private final Hub hub;
    private final ClusterPath cluster;
    private final Truth truth;
    private final RollCall rollCall;
    private final Clock clock;

    public Push(
            KeycloakSessionFactory factory, Executor executor, Clock clock, Announcer announcer, StreamLimits limits) {
        this.announcer = announcer;
        this.clock = clock;
        this.hub = new Hub(factory, executor, limits);
        this.cluster = new ClusterPath(factory, executor);
        this.truth = new Truth(factory, hub);
        this.rollCall = new RollCall(factory, hub, clock);
    }

    public Hub hub() {
        return hub;
    }

    /**
     * Begins to listen; once, when the server starts.
     *
     * @param elsewhere is told of what other nodes have committed; quick
     */
    public void start(KeycloakSession session, Consumer<List<SessionEvent>> elsewhere) {
        announcer.listen(hub::hear);
        announcer.listen(cluster::tell);
        cluster.listen(session, events -> {
            hub.hear(events);
            elsewhere.accept(events);
        });
    }

    /** What it repeats. */
    public List<Job> jobs() {
        return List.of(
                new Job("live-sessions-truth", TRUTH, truth::tell),
                new Job("live-sessions-breath", BREATH, () -> hub.breathe(clock.instant())),
                new Job("live-sessions-roll-call", ROLL_CALL, rollCall::next));
    }
}
