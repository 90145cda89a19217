package io.github.livesessions.registry.presence;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.presence.Silence;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.push.Announcer;
import io.github.livesessions.registry.push.News;
import io.github.livesessions.registry.store.CheckStore;
import io.github.livesessions.registry.store.CheckedSession;
import io.github.livesessions.registry.store.HoldStore;
import io.github.livesessions.registry.store.NodeStore;
import io.github.livesessions.registry.store.NodeStore.Node;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes sessions offline that no node has heard for a while, and takes over what dead nodes vouched for. Every node
 * does it, so that it goes on whichever dies; the sessions' own locks let one of them do it.
 */
final class Sweep {

    /** What a node has heard it has written down after this time. */
    private static final Duration FLUSHED = Duration.ofSeconds(2);

    private static final int CHUNK = 500;
    private static final int MAX_CHUNKS = 20;

    private final KeycloakSessionFactory factory;
    private final Announcer announcer;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Silence silence;
    private final Steadiness steadiness = new Steadiness();
    private final DeathWatch watch = new DeathWatch();

    Sweep(KeycloakSessionFactory factory, Announcer announcer, Clock clock, LongSupplier nanos, Silence silence) {
        this.factory = factory;
        this.announcer = announcer;
        this.clock = clock;
        this.nanos = nanos;
        this.silence = silence;
    }

    /** One round. */
    void round() {
        List<Node> nodes = inTransaction(session -> new NodeStore(entities(session)).all());
        long now = nanos.getAsLong();
        if (!steadiness.holds(now, clock.instant())) {
            watch.forget();
            return;
        }
        watch.dead(nodes, now).forEach(this::bury);
        for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
            if (inTransaction(this::takeOffline) < CHUNK) {
                return;
            }
        }
    }

    /** Nobody knows better when its sessions were last heard than it did when it gave its last sign. */
    private void bury(Node node) {
        inTransaction(session -> {
            new NodeStore(entities(session)).giveUp(node.id(), node.seenAt());
            return node;
        });
        for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
            boolean done = inTransaction(session -> {
                HoldStore holds = new HoldStore(entities(session));
                List<String> held = holds.heldBy(node.id(), CHUNK);
                if (!held.isEmpty()) {
                    holds.release(node.id(), held, node.seenAt(), clock.instant());
                }
                return held.isEmpty();
            });
            if (done) {
                inTransaction(session -> {
                    new NodeStore(entities(session)).end(node.id());
                    return node;
                });
                return;
            }
        }
    }

    /** Tells how many sessions were looked at. */
    private int takeOffline(KeycloakSession session) {
        EntityManager entities = entities(session);
        HoldStore holds = new HoldStore(entities);
        CheckStore store = new CheckStore(entities);
        Map<String, Instant> silent =
                holds.silent(silence.offlineSince(clock.instant()).minus(FLUSHED), CHUNK);
        if (silent.isEmpty()) {
            return 0;
        }
        Set<String> ended = without(
                silent.keySet(),
                store.read(silent.keySet()).stream().map(CheckedSession::id).toList());
        if (!ended.isEmpty()) {
            holds.forget(ended);
        }
        List<CheckedSession> locked = store.lock(silent.keySet());
        if (!locked.isEmpty()) {
            Set<String> heardAgain =
                    holds.held(locked.stream().map(CheckedSession::id).toList());
            List<CheckedSession> off = locked.stream()
                    .filter(one -> !heardAgain.contains(one.id()))
                    .toList();
            turnOffline(session, off, silent);
        }
        return silent.size();
    }

    private void turnOffline(KeycloakSession session, List<CheckedSession> off, Map<String, Instant> lastSeen) {
        if (off.isEmpty()) {
            return;
        }
        CheckStore store = new CheckStore(entities(session));
        Instant wall = clock.instant();
        off.stream()
                .collect(Collectors.groupingBy(one -> lastSeen.getOrDefault(one.id(), wall)))
                .forEach((seen, sessions) ->
                        store.turn(sessions.stream().map(CheckedSession::id).toList(), Presence.OFFLINE, seen));
        new HoldStore(entities(session))
                .forget(off.stream().map(CheckedSession::id).toList());
        News news = new News(session, announcer);
        off.stream()
                .filter(one -> one.state() == Presence.ONLINE)
                .forEach(one -> news.put(SessionEvent.of(
                        SessionEventType.SESSION_OFFLINE, wall, one.realmId(), one.userId(), one.id(), null)));
    }

    private static Set<String> without(Collection<String> all, Collection<String> some) {
        return all.stream().filter(one -> !some.contains(one)).collect(Collectors.toSet());
    }

    private <T> T inTransaction(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
