package io.github.livesessions.registry.presence;

import io.github.livesessions.core.presence.Silence;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Takes the checks of pages on this node, and gives out what they check with. One object per server. */
public final class Attendance {

    private final Silence silence;
    private final Clock clock;
    private final BeaconKeys keys = new BeaconKeys();
    private final Checks checks;
    private final TokenUse tokens;

    public Attendance(Silence silence, Clock clock) {
        this.silence = silence;
        this.clock = clock;
        this.checks = new Checks(clock, System::nanoTime);
        this.tokens = new TokenUse(clock);
    }

    /** What a page of the client is to show at each check of the session. */
    public String beacon(KeycloakSession session, RealmModel realm, String sessionId, String clientId) {
        return keys.seal(session, realm, Beacon.of(sessionId, clientId, clock.instant()));
    }

    /** Whether the text has the shape of a beacon. */
    public boolean looksLikeBeacon(String text) {
        return Beacon.read(text).isPresent();
    }

    /** The beacon that the text is, if this realm has sealed it; it may be expired. */
    public Optional<Beacon> open(KeycloakSession session, RealmModel realm, String text) {
        return Beacon.read(text).flatMap(found -> keys.open(session, realm, found));
    }

    /**
     * A page checks its session.
     *
     * @param active whether its person has done something since the last check
     */
    public Answer check(RealmModel realm, Beacon beacon, boolean active) {
        return checks.check(realm.getId(), beacon, active);
    }

    /** A token of the session was used by its app; quick, and forgotten where the session has an agent. */
    public void tokenUsed(String realmId, @Nullable String sessionId) {
        if (sessionId != null) {
            tokens.of(realmId, sessionId);
        }
    }

    /** When a page of the session last checked on this node, if it did of late. */
    public Optional<Instant> lastSeen(String sessionId) {
        return checks.of(sessionId).map(check -> clock.instant().minus(check.silence(System.nanoTime())));
    }

    /** What silence means here. */
    public Silence silence() {
        return silence;
    }

    Checks checks() {
        return checks;
    }

    TokenUse tokens() {
        return tokens;
    }

    /** How long a page waits between two checks. */
    public Duration pause() {
        return silence.pause();
    }

    /** Hears what has happened on whatever node; called by many threads, and quick. */
    public void hear(List<SessionEvent> events) {
        for (SessionEvent event : events) {
            if (event.type() == SessionEventType.SESSION_ENDED && event.sessionId() != null) {
                checks.end(event.sessionId(), ended(event));
            } else if (event.type() == SessionEventType.SESSION_STARTED && event.sessionId() != null) {
                checks.begin(event.sessionId());
            }
        }
    }

    private static Answer.Ended ended(SessionEvent event) {
        String cause = event.cause();
        return new Answer.Ended(cause == null ? EndCause.LOST.id() : cause, event.at());
    }
}
