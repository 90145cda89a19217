package io.github.livesessions.registry.store;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.SessionKind;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions of a realm to list; a part that is null leaves none out.
 *
 * @param countryCode of the login's place, ISO 3166-1 alpha-2 in upper case
 * @param clientId internal id of the client that the session was opened for
 */
public record SessionFilter(
        @Nullable String userId,
        @Nullable String countryCode,
        @Nullable String clientId,
        @Nullable SessionKind kind,
        @Nullable Presence state) {}
