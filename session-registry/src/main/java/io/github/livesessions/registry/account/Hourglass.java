package io.github.livesessions.registry.account;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.presence.Silence;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.SessionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * Tells whose time is over in a realm that is set up: offline for a day, idle, too old. Offline tokens live by
 * Keycloak's own settings.
 */
public final class Hourglass {

    /** What happened in the last moment may not be written down yet. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Lifetimes lifetimes;
    private final Silence silence;

    public Hourglass(Lifetimes lifetimes, Silence silence) {
        this.lifetimes = lifetimes;
        this.silence = silence;
    }

    /** Why the user's session has to end by now, if it has to. */
    public Optional<EndCause> over(LiveSession session, UserModel user, Instant now) {
        if (!lifetimes.enforced() || session.kind() != SessionKind.SESSION) {
            return Optional.empty();
        }
        Instant moment = now.minus(GRACE);
        if (isForgotten(session, moment)) {
            return Optional.of(EndCause.OFFLINE);
        }
        return lifetimes
                .of(user)
                .over(session, moment)
                .filter(cause -> cause != EndCause.IDLE || activityIsTold(session, user));
    }

    /** Whether nobody has heard of the session for so long: no page of it, and no app that used its tokens. */
    private boolean isForgotten(LiveSession session, Instant moment) {
        Instant since = silence.removedSince(moment);
        return session.state() == Presence.OFFLINE
                && !session.lastSeenAt().isAfter(since)
                && !session.lastActivityAt().isAfter(since);
    }

    /**
     * Of a session without an agent only Keycloak knows what its person does, and ends it by the realm's own idle time;
     * a plan's holds as far as the use of its tokens tells.
     */
    private boolean activityIsTold(LiveSession session, UserModel user) {
        return session.state() != Presence.UNCHECKED || lifetimes.ownIdle(user);
    }
}
