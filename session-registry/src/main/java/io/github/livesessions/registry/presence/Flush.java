package io.github.livesessions.registry.presence;

import io.github.livesessions.core.presence.Silence;
import io.github.livesessions.registry.store.HoldStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes down what the checks on this node say: which sessions it hears, and which it hears no longer. A session that
 * is checked all along costs a write every five minutes. While the database is away, checks go on in memory, and nobody
 * is taken offline by it: what was not written is written later.
 */
final class Flush {

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Silence silence;
    private final Checks checks;
    private final NodeLife node;
    private final Meeting meeting;
    private boolean stopped;

    Flush(
            KeycloakSessionFactory factory,
            Clock clock,
            LongSupplier nanos,
            Silence silence,
            Checks checks,
            NodeLife node,
            Meeting meeting) {
        this.factory = factory;
        this.clock = clock;
        this.nanos = nanos;
        this.silence = silence;
        this.checks = checks;
        this.node = node;
        this.meeting = meeting;
    }

    /** One round. */
    synchronized void round() {
        if (stopped) {
            return;
        }
        if (!node.begun()) {
            node.sign();
        }
        long now = nanos.getAsLong();
        Instant wall = clock.instant();
        List<Check> unmet = new ArrayList<>();
        List<Check> silent = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        for (Check check : checks.live()) {
            if (check.silence(now).compareTo(silence.vouching()) > 0) {
                silent.add(check);
            } else if (check.wantsMeeting(now, wall)) {
                unmet.add(check);
            } else if (check.wantsTouch(now)) {
                heard.add(check.sessionId());
            }
        }
        String id = node.id();
        Chunks.of(unmet).forEach(chunk -> meeting.with(chunk, id, now));
        release(silent, silence.vouching());
        Chunks.of(heard).forEach(chunk -> touch(chunk, id, now, wall));
        forgetEnded();
        Map<String, String> late = checks.takeLate();
        if (!late.isEmpty()) {
            meeting.lookFor(late);
        }
    }

    /** The node stops: the others take over from what it knows. */
    synchronized void stop() {
        stopped = true;
        release(List.copyOf(checks.live()), Duration.ofNanos(-1));
        node.end();
    }

    /** By the second, rounded up, so that many sessions take few statements. */
    private void release(List<Check> silent, Duration atLeast) {
        long now = nanos.getAsLong();
        Instant wall = clock.instant();
        Map<Instant, List<Check>> bySecond = new TreeMap<>();
        for (Check check : silent) {
            Instant seen = wall.minus(check.silence(now));
            bySecond.computeIfAbsent(seen.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1), second -> new ArrayList<>())
                    .add(check);
        }
        bySecond.forEach((second, checked) -> Chunks.of(checked).forEach(chunk -> {
            List<String> held =
                    chunk.stream().filter(Check::held).map(Check::sessionId).toList();
            if (!held.isEmpty()) {
                Instant seen = second.isAfter(wall) ? wall : second;
                inTransaction(holds -> holds.release(node.id(), held, seen, wall));
            }
            chunk.forEach(check -> {
                check.letGo();
                checks.forget(check, atLeast);
            });
        }));
    }

    private void touch(List<String> sessionIds, String id, long now, Instant wall) {
        inTransaction(holds -> holds.touch(id, sessionIds, wall));
        sessionIds.forEach(sessionId -> checks.of(sessionId).ifPresent(check -> check.touched(now)));
    }

    private void forgetEnded() {
        Chunks.of(checks.dropped()).forEach(chunk -> {
            inTransaction(holds -> holds.forget(chunk));
            checks.settled(chunk);
        });
    }

    private void inTransaction(Consumer<HoldStore> work) {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> work.accept(new HoldStore(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager())));
    }
}
