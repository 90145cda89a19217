package io.github.livesessions.core.plan;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.text.Word;
import java.util.Comparator;

/** What happens to a login when its user's plan is full. */
public enum WhenFull implements Word {
    /** The session with the earliest activity gives way; one that is offline goes before all others. */
    EVICT_LEAST_ACTIVE("evict-least-active"),
    /** The session with the earliest start gives way. */
    EVICT_OLDEST("evict-oldest"),
    /** The person chooses on a page. */
    ASK("ask"),
    /** The login ends. */
    REFUSE("refuse");

    private final String id;

    WhenFull(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** Whether others give way without anybody being asked. */
    public boolean evicts() {
        return this == EVICT_LEAST_ACTIVE || this == EVICT_OLDEST;
    }

    /** Orders sessions so that the first to give way comes first; a total order. */
    public Comparator<LiveSession> firstToGo() {
        Comparator<LiveSession> byStart =
                Comparator.comparing(LiveSession::startedAt).thenComparing(LiveSession::id);
        return this == EVICT_OLDEST
                ? byStart
                : Comparator.comparing((LiveSession session) -> session.state() != Presence.OFFLINE)
                        .thenComparing(LiveSession::lastActivityAt)
                        .thenComparing(byStart);
    }
}
