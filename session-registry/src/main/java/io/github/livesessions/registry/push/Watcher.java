package io.github.livesessions.registry.push;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.store.Watched;
import java.time.Instant;

/** Somebody who watches what happens, over one open stream. Nothing of it may block or wait. */
public interface Watcher {

    Watched watched();

    Holder holder();

    /**
     * Tells of an event that was committed; at least once, on one thread at a time. What is shown of it is read with the
     * hearing's session.
     */
    void hear(Hearing hearing, SessionEvent event);

    /**
     * Looks whether what it was opened with still holds, and ends the stream where it does not: a right that is taken
     * away, an account or client that is disabled, a token that was declared void.
     */
    void lookAgain(Hearing hearing);

    /** Is called every second, so that it can show that it is alive, or notice that its time is over. */
    void breathe(Instant now);

    /** Ends the stream. */
    void close();
}
