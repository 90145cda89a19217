package io.github.livesessions.registry;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.push.News;
import io.github.livesessions.registry.secret.Seal;
import io.github.livesessions.registry.store.Eraser;
import io.github.livesessions.registry.store.LogoutStore;
import io.github.livesessions.registry.store.Records;
import io.github.livesessions.registry.store.SessionStore;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** An account that Keycloak deletes in the current transaction, of which nothing is to be left. */
final class DeletedAccount {

    private final KeycloakSession session;
    private final Server server;
    private final RealmModel realm;
    private final String userId;
    private final EntityManager entities;

    DeletedAccount(KeycloakSession session, Server server, RealmModel realm, String userId) {
        this.session = session;
        this.server = server;
        this.realm = realm;
        this.userId = userId;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Erases all that is kept of it, and tells its pages by what names nobody. */
    void erase() {
        Set<String> pages = new HashSet<>(new Records(entities).waitingEnds(realm.getId(), userId));
        new SessionStore(entities, realm.getId())
                .of(userId, "")
                .forEach(one -> pages.add(one.session().id()));
        new AccountHistory(session, server, realm.getId(), userId).forget();
        new LogoutStore(entities).seal(realm.getId(), userId, Seal.of(session, realm)::close);
        new Eraser(entities, realm.getId()).account(userId);
        server.latecomers().after(session, realm.getId(), userId);
        News news = server.news(session);
        pages.forEach(sessionId -> news.put(SessionEvent.of(
                SessionEventType.SESSION_ENDED,
                server.clock().instant(),
                realm.getId(),
                null,
                sessionId,
                EndCause.DELETED.id())));
    }
}
