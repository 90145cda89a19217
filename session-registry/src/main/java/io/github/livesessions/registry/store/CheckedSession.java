package io.github.livesessions.registry.store;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.SessionKind;
import java.time.Instant;

/** What a connection check has to know of a recorded session. */
public record CheckedSession(
        String id,
        String realmId,
        String userId,
        SessionKind kind,
        Instant startedAt,
        Instant lastActivityAt,
        Presence state) {}
