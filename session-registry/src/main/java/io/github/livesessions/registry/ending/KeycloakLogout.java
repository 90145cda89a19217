package io.github.livesessions.registry.ending;

import io.github.livesessions.registry.store.Ending;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;

/** Ends a session in Keycloak itself: the session, its offline twin, and every client that asked to be told. */
final class KeycloakLogout {

    private static final Logger LOG = Logger.getLogger(KeycloakLogout.class);

    private final KeycloakSession session;

    KeycloakLogout(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Ends the session that the ending means, and tells its clients.
     *
     * @param withRemoval is done in the transaction that removes the session
     * @return whether Keycloak had it
     */
    boolean end(Ending ending, Consumer<KeycloakSession> withRemoval) {
        RealmModel realm = session.realms().getRealm(ending.realmId());
        if (realm == null) {
            return false; // it took its sessions along
        }
        session.getContext().setHttpRequest(new BackgroundRequest(URI.create(ending.baseUri())));
        session.getContext().setRealm(realm);
        List<UserSessionModel> found = Stream.of(
                        session.sessions().getUserSession(realm, ending.sessionId()),
                        session.sessions().getOfflineUserSession(realm, ending.sessionId()))
                .filter(Objects::nonNull)
                .filter(userSession -> meant(userSession, ending))
                .toList();
        // A client that does not answer can hold up Keycloak's logout for minutes, and until it commits, the session
        // lives on. So what the clients have to be told is read, then the session goes, then they are told.
        int clients = found.stream()
                .mapToInt(userSession ->
                        userSession.getAuthenticatedClientSessions().size())
                .sum();
        LOG.debugf("ending %s: %d sessions with %d clients", ending.id(), found.size(), clients);
        if (!found.isEmpty()) {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
                remove(own, ending);
                withRemoval.accept(own);
            });
        }
        // the online session first: ending the offline one takes its online twin along, unannounced
        found.forEach(userSession -> end(realm, userSession, ending));
        return !found.isEmpty();
    }

    /**
     * Removes the session where it has come back; its clients have been told.
     *
     * @return whether Keycloak had it
     */
    boolean endAgain(Ending ending) {
        boolean found = remove(session, ending);
        if (found) {
            LOG.debugf("ending %s: the session had come back", ending.id());
        }
        return found;
    }

    private static boolean remove(KeycloakSession own, Ending ending) {
        RealmModel realm = own.realms().getRealm(ending.realmId());
        if (realm == null) {
            return false;
        }
        own.getContext().setRealm(realm);
        Optional<UserSessionModel> online = Optional.ofNullable(
                        own.sessions().getUserSession(realm, ending.sessionId()))
                .filter(one -> meant(one, ending));
        online.ifPresent(one -> own.sessions().removeUserSession(realm, one));
        Optional<UserSessionModel> offline = Optional.ofNullable(
                        own.sessions().getOfflineUserSession(realm, ending.sessionId()))
                .filter(one -> meant(one, ending));
        offline.ifPresent(one -> own.sessions().removeOfflineUserSession(realm, one));
        return online.isPresent() || offline.isPresent();
    }

    private void end(RealmModel realm, UserSessionModel userSession, Ending ending) {
        AuthenticationManager.backchannelLogout(
                session,
                realm,
                userSession,
                session.getContext().getUri(),
                null,
                session.getContext().getHttpRequest().getHttpHeaders(),
                true);
        new EventBuilder(realm, session)
                .event(EventType.LOGOUT)
                .user(ending.userId())
                .session(ending.sessionId())
                .detail("live_sessions_cause", ending.cause().id())
                .success();
    }

    /** Keycloak can give the id of an ended session to a later one, even of another user: that one is left alone. */
    private static boolean meant(UserSessionModel userSession, Ending ending) {
        return userSession.getUser() != null
                && userSession.getUser().getId().equals(ending.userId())
                && (userSession.isOffline() || userSession.getStarted() == ending.keycloakStart());
    }
}
