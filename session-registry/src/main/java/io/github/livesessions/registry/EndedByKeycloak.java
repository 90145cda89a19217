package io.github.livesessions.registry;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.push.News;
import io.github.livesessions.registry.store.Ended;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionListing;
import io.github.livesessions.registry.store.SessionStore;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.session.UserSessionPersisterProvider;
import org.keycloak.services.managers.AuthenticationManager;

/** Sessions that Keycloak itself ends in the current transaction: they leave the list, and whoever Keycloak passes over is told. */
final class EndedByKeycloak {

    private final KeycloakSession session;
    private final Server server;
    private final RealmModel realm;
    private final SessionStore store;
    private final BooleanSupplier gated;

    /**
     * Of that realm.
     *
     * @param gated whether more is done about them than to keep the list right
     */
    EndedByKeycloak(
            KeycloakSession session, Server server, RealmModel realm, SessionStore store, BooleanSupplier gated) {
        this.session = session;
        this.server = server;
        this.realm = realm;
        this.store = store;
        this.gated = gated;
    }

    /** One session, unless an offline token keeps it alive. */
    void one(@Nullable String userId, String sessionId, EndCause cause) {
        if (cause == EndCause.ADMIN) {
            writeTo(
                    new SessionListing(
                                    session.getProvider(JpaConnectionProvider.class)
                                            .getEntityManager(),
                                    realm.getId())
                            .owner(sessionId)
                            .orElse(null),
                    one -> one.id().equals(sessionId));
        }
        Optional<LiveSession> known = cause == EndCause.PASSWORD ? recorded(userId, sessionId) : Optional.empty();
        if (store.forgetOnline(sessionId) || forgetOffline(sessionId, cause)) {
            if (cause == EndCause.EXPIRED && gated.getAsBoolean()) {
                new Unannounced(session, server, realm).expired(sessionId);
            }
            SessionEvent ended = ended(userId, sessionId, cause);
            server.news(session).put(known.map(ended::on).orElse(ended));
        }
    }

    /** Its page may ask on which device that was done, which depends on its own; the rest waits for the history. */
    private Optional<LiveSession> recorded(@Nullable String userId, String sessionId) {
        return userId == null
                ? Optional.empty()
                : store.of(userId, "").stream()
                        .map(RecordedSession::session)
                        .filter(one -> one.id().equals(sessionId))
                        .findFirst();
    }

    /** All sessions of the account but those that offline tokens keep alive. */
    void online(String userId, EndCause cause) {
        writeTo(userId, one -> one.kind() != SessionKind.OFFLINE_TOKEN);
        tell(store.forgetAllOnline(userId), cause);
    }

    /** All sessions of the realm, offline ones too. */
    void all(EndCause cause) {
        List<Ended> ended = store.forgetAll();
        if (gated.getAsBoolean()) {
            new Unannounced(session, server, realm).all();
        }
        tell(ended, cause);
    }

    private void tell(List<Ended> ended, EndCause cause) {
        News news = server.news(session);
        ended.forEach(one -> news.put(ended(one.userId(), one.sessionId(), cause)));
    }

    private SessionEvent ended(@Nullable String userId, String sessionId, EndCause cause) {
        return SessionEvent.of(
                SessionEventType.SESSION_ENDED, server.clock().instant(), realm.getId(), userId, sessionId, cause.id());
    }

    /** An administrator ends some by Keycloak's own means. */
    private void writeTo(@Nullable String userId, Predicate<LiveSession> ended) {
        UserModel user =
                userId == null || !gated.getAsBoolean() ? null : session.users().getUserById(realm, userId);
        if (user != null) {
            new OwnersNotice(session, server, realm, user)
                    .ofAdministrator(store.of(user.getId(), "").stream()
                            .filter(one -> ended.test(one.session()))
                            .toList());
        }
    }

    /** A row that an offline token keeps alive goes when that is gone, and turns back where only that is gone. */
    private boolean forgetOffline(String sessionId, EndCause cause) {
        if (standsOffline(sessionId, cause)) {
            return false;
        }
        if (session.sessions().getUserSession(realm, sessionId) != null) {
            store.turn(sessionId, SessionKind.SESSION);
            return false;
        }
        return store.forget(sessionId);
    }

    /** What expires is purged by its row, which is still there at this moment; it may be in Keycloak's cache for longer. */
    private boolean standsOffline(String sessionId, EndCause cause) {
        if (cause != EndCause.EXPIRED) {
            return session.sessions().getOfflineUserSession(realm, sessionId) != null;
        }
        UserSessionModel row =
                session.getProvider(UserSessionPersisterProvider.class).loadUserSession(realm, sessionId, true);
        return row != null && AuthenticationManager.isSessionValid(realm, row);
    }
}
