package io.github.livesessions.rest;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.push.Hearing;
import io.github.livesessions.registry.push.Holder;
import io.github.livesessions.registry.push.Hub;
import io.github.livesessions.registry.push.Reasons;
import io.github.livesessions.registry.store.Sequence;
import io.github.livesessions.registry.store.SessionListing;
import io.github.livesessions.registry.store.Trail;
import io.github.livesessions.registry.store.Watched;
import io.smallrye.mutiny.Multi;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.http.HttpResponse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Opens streams. All that needs the request, its transaction or the database is done before the stream is returned: from
 * then on it holds none of them.
 */
final class Streams {

    private static final int MAX_MISSED = 1_000;

    /** Events are committed in another order than they happened in, and a fast way may overtake. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /**
     * Then the reader comes again, with a token of that time: a stolen one, too, is good for so long and no longer. As long
     * as a beacon lives.
     */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(15);

    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(12);

    private final KeycloakSession session;
    private final Sse sse;
    private final EntityManager entities;
    private final Hub hub;

    Streams(KeycloakSession session, Sse sse) {
        this.session = session;
        this.sse = sse;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.hub = session.getProvider(SessionRegistry.class).hub();
    }

    /** The stream that {@code work} opens, or the problem that it meets. */
    static Multi<OutboundSseEvent> answer(Supplier<Multi<OutboundSseEvent>> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            Response answer = Answers.to(() -> {
                throw problem;
            });
            throw new WebApplicationException(
                    answer.getStatus() == Response.Status.TOO_MANY_REQUESTS.getStatusCode()
                            ? Response.fromResponse(answer)
                                    .header(HttpHeaders.RETRY_AFTER, "30")
                                    .build()
                            : answer);
        }
    }

    Multi<OutboundSseEvent> open(StreamRequest request, Watched watched, Holder holder, Grant grant, Voice voice) {
        Instant now = Instant.now();
        Integer seconds = request.seconds();
        LiveStream stream = new LiveStream(
                hub,
                sse,
                watched,
                holder,
                grant,
                voice,
                now,
                now.plus(seconds == null ? life() : Duration.ofSeconds(seconds)),
                seconds != null,
                request.after().isPresent() ? 2 * MAX_MISSED : 0);
        if (!hub.attach(stream, new Sequence(entities).last())) {
            throw Problem.tooManyStreams();
        }
        boolean opened = false;
        try {
            List<SessionEvent> missed = request.after()
                    .map(after -> missed(watched, after, request))
                    .orElse(List.of());
            Optional<SessionEvent> end = end(holder);
            stream.catchUp(() -> tell(stream, missed, end));
            opened = true;
        } finally {
            if (!opened) {
                hub.detach(stream);
            }
        }
        headers();
        return Multi.createFrom().publisher(stream.outlet());
    }

    /** Not the same for all, or those that came together after a restart would come together again. */
    private static Duration life() {
        long least = SHORTEST_LIFE.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(least, LONGEST_LIFE.toMillis()));
    }

    /** With a session of Keycloak of its own, since the request's is looked at by filters that are still to come. */
    private void tell(LiveStream stream, List<SessionEvent> missed, Optional<SessionEvent> end) {
        List<SessionEvent> all =
                Stream.concat(missed.stream(), end.stream()).distinct().toList();
        if (!all.isEmpty()) {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
                Hearing hearing = new Hearing(own, all);
                all.forEach(event -> stream.recall(hearing, event));
            });
        }
    }

    private List<SessionEvent> missed(Watched watched, Position after, StreamRequest request) {
        Trail trail = new Trail(entities);
        Sequence sequence = new Sequence(entities);
        OptionalLong number = after.number();
        if (number.isEmpty() && request.seconds() != null) {
            // a poll is answered with whatever it gets, so that an overlap would make two of them chase each other
            number = after.told().stream()
                    .map(sequence::of)
                    .filter(OptionalLong::isPresent)
                    .findFirst()
                    .orElse(number);
        }
        Set<String> told = after.told();
        List<SessionEvent> found = number.isPresent()
                ? trail.after(watched, number.getAsLong(), MAX_MISSED)
                : trail.since(watched, after.at().minus(OVERLAP), MAX_MISSED);
        return found.stream().filter(event -> !told.contains(event.id())).toList();
    }

    /** The end of the token's session, if it came between the check of the token and the first moment of listening. */
    private Optional<SessionEvent> end(Holder holder) {
        String sessionId = holder.sessionId();
        if (sessionId == null
                || !SessionListing.recorded(entities, List.of(sessionId)).isEmpty()) {
            return Optional.empty();
        }
        return new Reasons(entities, holder.realmId()).end(sessionId).filter(holder::endsWith);
    }

    /** Filters of answers are not asked for a stream. */
    private void headers() {
        HttpResponse response = session.getContext().getHttpResponse();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }
}
