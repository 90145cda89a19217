package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.core.text.PlainText;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request that is not answered as asked, told as RFC 9457 has it; {@link Answers#to} turns it into the answer. */
final class Problem extends RuntimeException {

    static final String MEDIA_TYPE = "application/problem+json";

    /** Clients tell problems apart by these names; they never change. */
    private static final String TYPES = "urn:live-sessions:problem:";

    private static final int MAX_VALUE = 60;

    private final Body body;

    private Problem(String name, String title, Response.Status status, String detail, @Nullable String field) {
        super(detail, null, false, false); // an answer, not a failure: nobody looks at its stack
        this.body = new Body(TYPES + name, title, status.getStatusCode(), detail, field);
    }

    /** A parameter has a value that it cannot have. */
    static Problem invalid(String field, String value, String remedy) {
        String shown = PlainText.clip(value, MAX_VALUE);
        return new Problem(
                "invalid-parameter",
                "Invalid parameter",
                Response.Status.BAD_REQUEST,
                "'" + field + "' is '" + (shown == null ? "" : shown) + "': " + remedy + ".",
                field);
    }

    /** A parameter that there is not. */
    static Problem unknownParameter(String field, String known) {
        String shown = PlainText.clip(field, MAX_VALUE);
        return new Problem(
                "unknown-parameter",
                "Unknown parameter",
                Response.Status.BAD_REQUEST,
                "There is no parameter '" + (shown == null ? "" : shown) + "' here; known are " + known + ".",
                shown);
    }

    static Problem forbidden() {
        return new Problem(
                "forbidden",
                "Forbidden",
                Response.Status.FORBIDDEN,
                "Your roles and permissions do not allow it.",
                null);
    }

    /** The realm has no such {@code thing}, named by one lower-case word. */
    static Problem notFound(String thing) {
        String title = thing.substring(0, 1).toUpperCase(Locale.ROOT) + thing.substring(1) + " not found";
        return new Problem(
                thing + "-not-found", title, Response.Status.NOT_FOUND, "This realm has no such " + thing + ".", null);
    }

    /** The gates are held open for repair, so that no policy is enforced. */
    static Problem heldOpen() {
        return new Problem(
                "gate-held-open",
                "Gate held open",
                Response.Status.CONFLICT,
                "A start option of the server holds the gates open; start it without the option first.",
                null);
    }

    /** What is sent. */
    Body body() {
        return body;
    }

    /**
     * The problem as it is sent.
     *
     * @param type a stable name of the kind of problem
     * @param title the same for people
     * @param detail what is wrong with this request, and what to send instead
     * @param field the parameter that is wrong, if it is one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String field) {}
}
