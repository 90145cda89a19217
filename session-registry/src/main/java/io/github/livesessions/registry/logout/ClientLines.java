package io.github.livesessions.registry.logout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Lines to the clients, so that one that hangs holds up nobody who calls another: so many calls at once to each, and none
 * for a while to one that did not pick up; after that one at a time, until it does.
 */
final class ClientLines {

    private static final Logger LOG = Logger.getLogger(ClientLines.class);

    private static final int AT_ONCE = 4;

    /** With so many waiting, a client has enough to hear for the next seconds. */
    private static final int QUEUE = 50;

    private static final Duration FIRST_SILENCE = Duration.ofSeconds(2);
    private static final int MAX_DOUBLINGS = 5;

    private final Executor executor;
    private final Clock clock;
    private final int mostWaiting;
    private final int mostOfOne;
    private final Map<String, Line> lines = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    /**
     * Free lines.
     *
     * @param mostWaiting how many calls may wait on this node; those beyond are dropped, and come again by a sweep
     * @param mostOfOne how many of them may be for one client
     */
    ClientLines(Executor executor, Clock clock, int mostWaiting, int mostOfOne) {
        this.executor = executor;
        this.clock = clock;
        this.mostWaiting = mostWaiting;
        this.mostOfOne = mostOfOne;
    }

    /**
     * Makes the call as soon as the line is free; drops it where the client is left alone, where it waits already, or
     * where too many wait.
     *
     * @param id of what it is about
     * @param call tells whether somebody picked up
     */
    synchronized void call(String client, String id, BooleanSupplier call) {
        Line line = lines.computeIfAbsent(client, name -> new Line());
        boolean room = known.size() < mostWaiting && line.waiting.size() < mostOfOne;
        if (room && !line.isSilent(clock.instant()) && known.add(id)) {
            line.waiting.add(new Call(id, call));
        }
        go(client, line);
    }

    /** The clients for whom nothing more is to be looked for: those that are left alone for now, and those with a queue. */
    synchronized Set<String> served() {
        Instant now = clock.instant();
        return lines.entrySet().stream()
                .filter(line ->
                        line.getValue().isSilent(now) || line.getValue().waiting.size() >= QUEUE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void go(String client, Line line) {
        while (line.open < (line.failures > 0 ? 1 : AT_ONCE) && !line.waiting.isEmpty()) {
            Call next = line.waiting.remove();
            try {
                executor.execute(() -> make(client, next));
                line.open++;
            } catch (RejectedExecutionException stopping) {
                LOG.debug("not told here: the server is stopping", stopping);
                known.remove(next.id());
            }
        }
        if (line.open == 0 && line.failures == 0) {
            lines.remove(client);
        }
    }

    private void make(String client, Call call) {
        boolean answered = false;
        try {
            answered = call.what().getAsBoolean();
        } catch (RuntimeException failure) { // of the database, not of the client: the sweep tries again
            LOG.debug("a client could not be told and will be tried again", failure);
            answered = true;
        } finally {
            over(client, call, answered);
        }
    }

    private synchronized void over(String client, Call call, boolean answered) {
        known.remove(call.id());
        Line line = lines.computeIfAbsent(client, name -> new Line());
        line.open--;
        if (answered) {
            line.failures = 0;
        } else if (!line.isSilent(clock.instant())) {
            Duration silence = FIRST_SILENCE.multipliedBy(1L << Math.min(line.failures, MAX_DOUBLINGS));
            line.failures++;
            line.silentUntil = clock.instant().plus(silence);
            line.waiting.forEach(waiting -> known.remove(waiting.id()));
            line.waiting.clear();
        }
        go(client, line);
    }

    private record Call(String id, BooleanSupplier what) {}

    private static final class Line {

        private final Deque<Call> waiting = new ArrayDeque<>();
        private int open;
        private int failures;
        private Instant silentUntil = Instant.MIN;

        boolean isSilent(Instant now) {
            return now.isBefore(silentUntil);
        }
    }
}
