package io.github.livesessions.rest;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who is taking an export from this server now. Each holds a thread and a connection until it is through, so that there
 * are few at once, and one for each person.
 */
final class ExportTurns {

    /** Those of this server. */
    static final ExportTurns SERVER = new ExportTurns(4);

    private final int most;
    private final Set<String> running = new HashSet<>();

    ExportTurns(int most) {
        this.most = most;
    }

    /** Takes a turn, to be given back. */
    Turn take(String who) {
        synchronized (running) {
            if (running.size() >= most || !running.add(who)) {
                throw Problem.busy();
            }
        }
        return () -> {
            synchronized (running) {
                running.remove(who);
            }
        };
    }

    /** One's turn. */
    interface Turn extends AutoCloseable {

        @Override
        void close();

        /** What {@code work} makes; where it makes nothing, the turn is over. */
        default <T> T orGiveBack(Supplier<T> work) {
            boolean made = false;
            try {
                T result = work.get();
                made = true;
                return result;
            } finally {
                if (!made) {
                    close();
                }
            }
        }
    }
}
