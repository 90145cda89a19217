package io.github.livesessions.core.record;

import java.util.List;

/**
 * Events on their way out. An event that is put in leaves if and only if the change that it tells of is committed; it
 * is delivered at least once, so whoever takes it tells twins by their id.
 */
public interface Outbox {

    /** Puts an event in, in the transaction of the change. */
    void put(SessionEvent event);

    /**
     * The events that wait, those that wait longest first; they stay until {@link #delivered}.
     *
     * @param max at most so many, above 0
     */
    List<SessionEvent> waiting(int max);

    /** Takes events out that have been delivered. */
    void delivered(List<SessionEvent> events);
}
