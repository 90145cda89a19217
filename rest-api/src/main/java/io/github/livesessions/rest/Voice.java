package io.github.livesessions.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.push.Hearing;
import java.util.List;

/** What one kind of reader is told of events. */
interface Voice {

    /** Whether the reader may still read. What was allowed when the stream began may be over. */
    boolean mayHear(Hearing hearing);

    /** What is said of the event: mostly one thing, or nothing. */
    List<Said> of(Hearing hearing, SessionEvent event);

    /** A name and its object, as they are sent. */
    record Said(String name, String data) {

        static Said of(String name, JsonNode data) {
            return new Said(name, data.toString());
        }
    }
}
