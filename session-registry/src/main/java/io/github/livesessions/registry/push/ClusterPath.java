package io.github.livesessions.registry.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.cluster.ClusterEvent;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.cache.infinispan.events.CacheKeyInvalidatedEvent;

/**
 * Tells the other nodes at once what was committed here. It may lose a message, which the history then makes good. Only
 * ids and words travel; addresses and places stay in the database.
 *
 * <p>Keycloak's cluster carries no classes but its own, so that the message is the one word of one of them, sent under a
 * topic of ours that nobody else listens to.
 */
final class ClusterPath {

    private static final Logger LOG = Logger.getLogger(ClusterPath.class);
    private static final String TOPIC = "live-sessions-push";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_TOGETHER = 200;

    private final KeycloakSessionFactory factory;
    private final Executor executor;
    private final BlockingQueue<SessionEvent> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicBoolean sending = new AtomicBoolean();

    ClusterPath(KeycloakSessionFactory factory, Executor executor) {
        this.factory = factory;
        this.executor = executor;
    }

    /** Has the listener told of what other nodes send, on a thread of the cluster. */
    void listen(KeycloakSession session, Consumer<List<SessionEvent>> listener) {
        session.getProvider(ClusterProvider.class).registerListener(TOPIC, event -> {
            if (event instanceof CacheKeyInvalidatedEvent message) {
                listener.accept(read(message.getId()));
            }
        });
    }

    /** Sends the events; returns at once. */
    void tell(List<SessionEvent> events) {
        events.stream().filter(event -> Hub.SHOWN.contains(event.type())).forEach(waiting::offer);
        sendSoon();
    }

    private void sendSoon() {
        if (!waiting.isEmpty() && sending.compareAndSet(false, true)) {
            try {
                executor.execute(this::sendWaiting);
            } catch (RejectedExecutionException stopping) {
                sending.set(false);
            }
        }
    }

    private void sendWaiting() {
        try (KeycloakSession session = factory.create()) {
            ClusterProvider cluster = session.getProvider(ClusterProvider.class);
            List<SessionEvent> together = new ArrayList<>();
            while (waiting.drainTo(together, MAX_TOGETHER) > 0) {
                ClusterEvent message = new CacheKeyInvalidatedEvent(write(together));
                cluster.notify(TOPIC, message, true);
                together.clear();
            }
        } catch (RuntimeException failure) {
            LOG.debug("the other nodes will read it in the history", failure);
        } finally {
            sending.set(false);
        }
        sendSoon();
    }

    static String write(List<SessionEvent> events) {
        try {
            return JSON.writeValueAsString(events.stream()
                    .map(event -> Arrays.asList(
                            event.id(),
                            Long.toString(event.at().toEpochMilli()),
                            event.type().id(),
                            event.realmId(),
                            event.userId(),
                            event.actorId(),
                            event.sessionId(),
                            event.deviceId(),
                            event.cause(),
                            event.byDeviceId()))
                    .toList());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The events of a message; none of one that cannot be read, as a node of another version may send it. */
    static List<SessionEvent> read(String message) {
        try {
            List<SessionEvent> events = new ArrayList<>();
            for (@Nullable String[] words : JSON.readValue(message, String[][].class)) {
                SessionEventType.of(String.valueOf(words[2])).ifPresent(type -> events.add(event(type, words)));
            }
            return events;
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException unreadable) {
            LOG.debug("a message that cannot be read", unreadable);
            return List.of();
        }
    }

    private static SessionEvent event(SessionEventType type, @Nullable String[] words) {
        return new SessionEvent(
                String.valueOf(words[0]),
                Instant.ofEpochMilli(Long.parseLong(String.valueOf(words[1]))),
                type,
                String.valueOf(words[3]),
                words[4],
                words[5],
                words[6],
                words[7],
                null,
                DeviceDescription.UNKNOWN,
                null,
                null,
                words[8],
                words[9]);
    }
}
