package io.github.livesessions.registry.store;

import io.github.livesessions.core.session.LiveSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A live session as a list shows it.
 *
 * @param clientId internal id of the client that it was opened for
 * @param ipAddress of the login
 * @param plan name of the plan that the user is on, as it was last noted; null where none is
 */
public record ListedSession(
        LiveSession session,
        @Nullable String clientId,
        @Nullable String ipAddress,
        @Nullable String plan) {

    /** Where it stands in the list. */
    public Position position() {
        return new Position(session.startedAt(), session.id());
    }

    /** A place in the list, newest start first, that stays where it is whatever comes and goes before it. */
    public record Position(Instant startedAt, String id) {}
}
