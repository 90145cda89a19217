package io.github.livesessions.rest;

import io.github.livesessions.registry.store.ReceiptStore;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

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

    /** A session ends: it is off the list, and its receipt tells the rest. */
    static Response ending(KeycloakSession session, String root, String sessionId) {
        RealmModel realm = session.getContext().getRealm();
        Response.ResponseBuilder builder = Response.noContent();
        new ReceiptStore(session.getProvider(JpaConnectionProvider.class).getEntityManager())
                .latest(realm.getId(), sessionId)
                .ifPresent(id -> builder.location(session.getContext()
                        .getUri()
                        .getBaseUriBuilder()
                        .path(root)
                        .path(id)
                        .build()));
        return answer(builder);
    }

    private static Response answer(Response.ResponseBuilder builder) {
        return builder.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
