package io.github.livesessions.registry.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.store.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Tells the streams of this node what happens, from whichever side it hears of it first: a commit of its own, another
 * node's message, or the history, which is the truth. Each event is told once for as long as its id is remembered.
 */
public final class Hub {

    private static final Logger LOG = Logger.getLogger(Hub.class);

    /** What a stream can show; the rest is of no interest, here and to the other nodes. */
    static final Set<SessionEventType> SHOWN = EnumSet.of(
            SessionEventType.SESSION_STARTED,
            SessionEventType.IMPERSONATION_STARTED,
            SessionEventType.SESSION_ACTIVITY,
            SessionEventType.SESSION_OFFLINE,
            SessionEventType.SESSION_ONLINE,
            SessionEventType.SESSION_ENDED,
            SessionEventType.DEVICE_RENAMED,
            SessionEventType.DEVICE_TRUSTED,
            SessionEventType.DEVICE_PROVEN,
            SessionEventType.DEVICE_BLOCKED,
            SessionEventType.DEVICE_UNBLOCKED,
            SessionEventType.ALERT_RAISED);

    /** What does not fit is left to the truth. */
    private static final int MAX_WAITING = 10_000;

    private static final int MAX_TOGETHER = 500;
    private static final int REMEMBERED = 20_000;
    private static final Duration MEMORY = Duration.ofMinutes(5);

    /** No event has been read: nobody watches. */
    private static final long ASLEEP = -1;

    private final InTurn<KeycloakSession> inTurn;
    private final Executor executor;
    private final Register register;
    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(MEMORY)
            .build();
    private final BlockingQueue<SessionEvent> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicBoolean telling = new AtomicBoolean();
    private volatile long position = ASLEEP;

    Hub(KeycloakSessionFactory factory, Executor executor, StreamLimits limits) {
        this.inTurn = new InTurn<>(
                work -> KeycloakModelUtils.runJobInTransaction(factory, work::accept), Hub::askTheDatabase);
        this.executor = executor;
        this.register = new Register(limits);
    }

    /**
     * Lets it hear of all that is committed from now on.
     *
     * @param last the last number of the history, read before
     * @return false where there is no room for it
     */
    public boolean attach(Watcher watcher, long last) {
        synchronized (register) {
            if (!register.add(watcher)) {
                return false;
            }
            if (position == ASLEEP) {
                position = last;
            }
            return true;
        }
    }

    public void detach(Watcher watcher) {
        register.remove(watcher);
    }

    /** How far the history has been told to all who watch. */
    public long position() {
        return position;
    }

    /** Whether anybody watches; where nobody does, the next one begins with what is then the last event. */
    boolean awake() {
        synchronized (register) {
            if (register.isEmpty()) {
                position = ASLEEP;
            }
            return position != ASLEEP;
        }
    }

    /** The history has been told up to there; never further than where it ends. */
    void moveTo(long number) {
        synchronized (register) {
            if (position != ASLEEP) {
                position = number;
            }
        }
    }

    Register register() {
        return register;
    }

    InTurn<KeycloakSession> inTurn() {
        return inTurn;
    }

    private static void askTheDatabase(KeycloakSession session) {
        new Sequence(session.getProvider(JpaConnectionProvider.class).getEntityManager()).last();
    }

    /** Takes events that were just committed, here or elsewhere; returns at once. */
    void hear(List<SessionEvent> events) {
        if (register.isEmpty()) {
            return;
        }
        events.stream().filter(event -> SHOWN.contains(event.type())).forEach(waiting::offer);
        tellSoon();
    }

    private void tellSoon() {
        if (!waiting.isEmpty() && telling.compareAndSet(false, true)) {
            try {
                executor.execute(this::tellWaiting);
            } catch (RejectedExecutionException stopping) {
                telling.set(false);
            }
        }
    }

    private void tellWaiting() {
        try {
            List<SessionEvent> together = new ArrayList<>();
            while (waiting.drainTo(together, MAX_TOGETHER) > 0) {
                tell(together);
                together.clear();
            }
        } catch (RuntimeException failure) {
            LOG.debug("not told now; the history is told soon", failure);
        } finally {
            telling.set(false);
        }
        tellSoon();
    }

    /**
     * Tells the events, but those that have been told.
     *
     * @throws RuntimeException if the database cannot be read: they count as untold
     */
    synchronized void tell(List<SessionEvent> events) {
        List<SessionEvent> news = events.stream()
                .filter(event -> SHOWN.contains(event.type())
                        && told.asMap().putIfAbsent(event.id(), true) == null
                        && !register.concernedBy(event).isEmpty())
                .toList();
        if (news.isEmpty()) {
            return;
        }
        try {
            Map<Watcher, List<SessionEvent>> parts = new LinkedHashMap<>();
            news.forEach(event -> register.concernedBy(event)
                    .forEach(watcher -> parts.computeIfAbsent(watcher, first -> new ArrayList<>(1))
                            .add(event)));
            inTurn.each(parts.keySet(), session -> {
                Hearing hearing = new Hearing(session, news);
                return watcher -> parts.getOrDefault(watcher, List.of()).forEach(event -> watcher.hear(hearing, event));
            });
        } catch (RuntimeException failure) {
            news.forEach(event -> told.invalidate(event.id()));
            throw failure;
        }
    }

    /** Lets every stream show that it is alive. */
    void breathe(Instant now) {
        register.all().forEach(watcher -> watcher.breathe(now));
    }
}
