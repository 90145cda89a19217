package io.github.livesessions.core.record;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps session events and reads them, newest first. */
public interface EventLog {

    /** Adds the events; those that are there already are passed over. */
    void append(Collection<SessionEvent> events);

    /**
     * A page of a realm's events.
     *
     * @param userId only of this user; null for all
     * @param after the last event of the page before; null for the first page
     * @param max at most so many, above 0
     */
    List<SessionEvent> page(String realmId, @Nullable String userId, @Nullable SessionEvent after, int max);
}
