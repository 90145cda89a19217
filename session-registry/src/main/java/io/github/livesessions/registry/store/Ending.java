package io.github.livesessions.registry.store;

import io.github.livesessions.core.session.EndCause;
import java.time.Instant;

/**
 * A session that is to end in Keycloak.
 *
 * @param id of the ending itself, and of its receipt
 * @param keycloakStart the start that Keycloak keeps, in seconds since 1970
 * @param baseUri the server's address as the deciding request saw it
 * @param attempts how often it was tried
 * @param told whether the session was found and removed, and its clients told: what is left is to look again
 */
public record Ending(
        String id,
        String realmId,
        String userId,
        String sessionId,
        int keycloakStart,
        EndCause cause,
        String baseUri,
        Instant createdAt,
        int attempts,
        boolean told) {}
