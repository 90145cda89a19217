package io.github.livesessions.registry;

import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.visit.Visit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login as Keycloak tells of it when it is through.
 *
 * @param sessionId Keycloak's {@code sid}
 * @param keycloakStart the session's start as Keycloak keeps it, in seconds since 1970
 * @param startedAt when it began
 * @param lastActivityAt when the person last did something
 * @param clientId internal id of the client
 * @param actorId who impersonates the user; null but for impersonation
 */
public record CompletedLogin(
        String sessionId,
        int keycloakStart,
        Instant startedAt,
        Instant lastActivityAt,
        SessionKind kind,
        @Nullable String clientId,
        @Nullable String actorId,
        Visit visit) {

    /** Longer than the request that creates a session takes; Keycloak rounds the start down to seconds. */
    public static final Duration NEW = Duration.ofSeconds(3);
}
