package io.github.livesessions.registry.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a page is told about its session at a check. */
public sealed interface Answer {

    /**
     * It lives.
     *
     * @param rest what is left of its time
     */
    record Live(Rest rest) implements Answer {}

    /**
     * It has ended.
     *
     * @param cause a name of {@link io.github.livesessions.core.session.EndCause}
     */
    record Ended(String cause, Instant at) implements Answer {}

    /** The beacon counts no more; the page has to ask for another one. */
    record Expired() implements Answer {}

    /**
     * What is left of a session's time.
     *
     * @param life until it ends whatever its person does; empty where that is not limited, or not known yet
     * @param idle until it ends if its person does nothing; empty likewise
     */
    record Rest(Optional<Duration> life, Optional<Duration> idle) {

        static final Rest UNKNOWN = new Rest(Optional.empty(), Optional.empty());
    }
}
