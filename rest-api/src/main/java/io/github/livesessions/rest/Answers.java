package io.github.livesessions.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Answers that no cache keeps: they tell of people. */
final class Answers {

    private Answers() {}

    /** What {@code work} answers, or the problem that it meets before it has changed anything. */
    static Response to(Supplier<Response> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            Response.ResponseBuilder builder = Response.status(problem.body().status())
                    .type(Problem.MEDIA_TYPE)
                    .entity(problem.body());
            problem.challenge().ifPresent(challenge -> builder.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
            return answer(builder);
        }
    }

    static Response json(Object body) {
        return answer(Response.ok(body, MediaType.APPLICATION_JSON_TYPE));
    }

    /** It will be done, but not yet. */
    static Response accepted(Object body) {
        return answer(Response.accepted(body).type(MediaType.APPLICATION_JSON_TYPE));
    }

    static Response done() {
        return answer(Response.noContent());
    }

    private static Response answer(Response.ResponseBuilder builder) {
        return builder.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
