package io.github.livesessions.registry.push;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a stream open: the account and session of its token.
 *
 * @param realmId of the account, which for an administrator may be another than the realm that is watched
 * @param sessionId null where the token has none, as that of a service
 * @param since when the session started, to the second: an id can be given out again
 */
public record Holder(
        String realmId, String userId, @Nullable String sessionId, Instant since) {

    String account() {
        return realmId + '/' + userId;
    }

    /** Whether an event tells of the end of this session. */
    public boolean endsWith(SessionEvent event) {
        return event.type() == SessionEventType.SESSION_ENDED
                && sessionId != null
                && sessionId.equals(event.sessionId())
                && realmId.equals(event.realmId())
                && !event.at().isBefore(since);
    }
}
