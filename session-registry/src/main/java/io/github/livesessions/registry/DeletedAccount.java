package io.github.livesessions.registry;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.push.News;
import io.github.livesessions.registry.store.Records;
import io.github.livesessions.registry.store.SessionStore;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** An account that Keycloak deletes in the current transaction: nothing that is kept of it stays. */
final class DeletedAccount {

    private final KeycloakSession session;
    private final Server server;
    private final String realmId;
    private final String userId;

    DeletedAccount(KeycloakSession session, Server server, String realmId, String userId) {
        this.session = session;
        this.server = server;
        this.realmId = realmId;
        this.userId = userId;
    }

    /** Erases it, and tells the pages of its sessions. */
    void erase() {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        SessionStore store = new SessionStore(entities, realmId);
        Set<String> pages = new HashSet<>(new Records(entities).waitingEnds(realmId, userId));
        store.of(userId, "").forEach(one -> pages.add(one.session().id()));
        new AccountHistory(session, server, realmId, userId).forget();
        store.erase(userId);
        // their pages are told by what names nobody
        News news = server.news(session);
        pages.forEach(sessionId -> news.put(SessionEvent.of(
                SessionEventType.SESSION_ENDED,
                server.clock().instant(),
                realmId,
                null,
                sessionId,
                EndCause.DELETED.id())));
    }
}
