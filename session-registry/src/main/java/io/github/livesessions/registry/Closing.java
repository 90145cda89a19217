package io.github.livesessions.registry;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.push.News;
import io.github.livesessions.registry.store.EndingStore;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Sessions of one account that end in the current transaction: off the list, an event in the outbox, an ending for
 * Keycloak and its clients to be carried out after the commit. The caller holds the account's lock.
 */
final class Closing {

    private final KeycloakSession session;
    private final Server server;
    private final String realmId;
    private final String userId;
    private final String baseUri;
    private final SessionStore store;
    private final EndingStore endings;
    private final News news;
    private final List<String> scheduled = new ArrayList<>();

    Closing(KeycloakSession session, Server server, String realmId, String userId, String baseUri) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.session = session;
        this.server = server;
        this.realmId = realmId;
        this.userId = userId;
        this.baseUri = baseUri;
        this.store = new SessionStore(entities, realmId);
        this.endings = new EndingStore(entities);
        this.news = server.news(session);
    }

    /** Ends a session that stands on the list. */
    void close(RecordedSession recorded, EndCause cause) {
        if (drop(recorded, cause)) {
            end(recorded.session().id(), recorded.keycloakStart(), cause);
        }
    }

    /**
     * Takes a session off the list that Keycloak no longer holds.
     *
     * @return false where it had ended by itself at the same moment
     */
    boolean drop(RecordedSession recorded, EndCause cause) {
        boolean removed = store.remove(recorded.session().id(), recorded.keycloakStart());
        if (removed) {
            tell(recorded.session(), cause);
        }
        return removed;
    }

    /** Ends a session that does not stand on the list. */
    void end(String sessionId, int keycloakStart, EndCause cause) {
        scheduled.add(endings.add(
                realmId,
                userId,
                sessionId,
                keycloakStart,
                cause,
                baseUri,
                server.clock().instant()));
    }

    /** Has all of it carried out after the commit. */
    void carryOut() {
        server.endings().afterCommit(session, List.copyOf(scheduled));
    }

    private void tell(LiveSession ended, EndCause cause) {
        Instant now = server.clock().instant();
        SessionEvent bare =
                SessionEvent.of(SessionEventType.SESSION_ENDED, now, realmId, userId, ended.id(), cause.id());
        news.put(new SessionEvent(
                bare.id(),
                now,
                bare.type(),
                realmId,
                userId,
                null,
                ended.id(),
                ended.deviceId(),
                null,
                ended.device(),
                null,
                ended.from(),
                cause.id()));
    }
}
