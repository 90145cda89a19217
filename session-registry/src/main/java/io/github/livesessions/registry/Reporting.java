package io.github.livesessions.registry;

import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.store.SparedSessions;
import io.github.livesessions.registry.visit.Visit;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Writes down what a policy in report-only would have done to an account: each thing once, and no alert or letter, since
 * nothing has happened. The caller holds the account's lock.
 */
final class Reporting {

    private final Server server;
    private final Recording recording;
    private final SparedSessions spared;

    Reporting(KeycloakSession session, Server server, String realmId, Recording recording) {
        this.server = server;
        this.recording = recording;
        this.spared = new SparedSessions(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId);
    }

    /** The session would have given way to a login. */
    void wouldEvict(LiveSession session, WhenFull how) {
        ofStanding(session, SessionEventType.WOULD_EVICT, how.id());
    }

    /** The session would have ended otherwise. */
    void wouldEnd(LiveSession session, EndCause cause) {
        ofStanding(session, SessionEventType.WOULD_END, cause.id());
    }

    /** The login would have been asked; what its person would have chosen nobody knows, so that it takes its place. */
    void wouldAsk(String sessionId, Visit visit, boolean full) {
        recording.tell(SessionEventType.WOULD_ASK, sessionId, visit, full ? "full" : "notice");
    }

    /** The login would have found its plan full. */
    void wouldRefuse(String sessionId, Visit visit) {
        ofLogin(SessionEventType.WOULD_REFUSE, sessionId, visit, EndCause.LIMIT_REFUSED.id());
    }

    /** The login's device would have been kept out. */
    void wouldBlock(String sessionId, Visit visit, String why) {
        ofLogin(SessionEventType.WOULD_BLOCK, sessionId, visit, why);
    }

    private void ofStanding(LiveSession session, SessionEventType type, String cause) {
        if (spare(session.id())) {
            recording.tellOf(session, type, cause);
        }
    }

    private void ofLogin(SessionEventType type, String sessionId, Visit visit, String cause) {
        if (spare(sessionId)) {
            recording.tell(type, sessionId, visit, cause);
        }
    }

    private boolean spare(String sessionId) {
        return spared.spare(sessionId, server.clock().instant());
    }
}
