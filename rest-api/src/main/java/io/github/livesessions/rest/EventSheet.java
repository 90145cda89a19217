package io.github.livesessions.rest;

import io.github.livesessions.core.record.SessionEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Events on their way out, some at a time. */
interface EventSheet {

    /**
     * Begins.
     *
     * @param head what comes before the events, where the form has room for it
     */
    void begin(OutputStream out, ExportHead head) throws IOException;

    void write(List<SessionEvent> events) throws IOException;

    /** Ends; without it, what was written is seen to be broken off. */
    void end() throws IOException;
}
