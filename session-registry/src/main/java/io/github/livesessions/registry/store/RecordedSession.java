package io.github.livesessions.registry.store;

import io.github.livesessions.core.session.LiveSession;

/**
 * A live session with what tells it from another of the same id.
 *
 * @param keycloakStart the start that Keycloak keeps, in seconds since 1970
 */
public record RecordedSession(LiveSession session, int keycloakStart) {}
