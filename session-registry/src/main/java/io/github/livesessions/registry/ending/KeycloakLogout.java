package io.github.livesessions.registry.ending;

import io.github.livesessions.registry.logout.Courier;
import io.github.livesessions.registry.logout.Hearers;
import io.github.livesessions.registry.logout.KeycloaksWay;
import io.github.livesessions.registry.store.DueLogout;
import io.github.livesessions.registry.store.Ending;
import io.github.livesessions.registry.store.EndingStore;
import io.github.livesessions.registry.store.LogoutStore;
import io.github.livesessions.registry.store.NewLogout;
import io.github.livesessions.registry.store.ReceiptStore;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** Ends a session in Keycloak itself: the session, its offline twin, and every client that asked to be told. */
final class KeycloakLogout {

    private static final Logger LOG = Logger.getLogger(KeycloakLogout.class);

    private final KeycloakSession session;
    private final Courier courier;
    private final KeycloaksWay keycloaksWay;
    private final Clock clock;

    KeycloakLogout(KeycloakSession session, Courier courier, KeycloaksWay keycloaksWay, Clock clock) {
        this.session = session;
        this.courier = courier;
        this.keycloaksWay = keycloaksWay;
        this.clock = clock;
    }

    /**
     * Ends the session that the ending means, and has its clients told.
     *
     * @param withRemoval is done in the transaction that removes the session
     * @return whether Keycloak had it, and nobody else was faster
     */
    boolean end(Ending ending, Consumer<KeycloakSession> withRemoval) {
        RealmModel realm = session.realms().getRealm(ending.realmId());
        if (realm == null) {
            return false; // it took its sessions along
        }
        session.getContext().setHttpRequest(new BackgroundRequest(URI.create(ending.baseUri())));
        session.getContext().setRealm(realm);
        // the online session first: what its clients are told holds for its offline twin, too
        List<UserSessionModel> found = Stream.of(
                        session.sessions().getUserSession(realm, ending.sessionId()),
                        session.sessions().getOfflineUserSession(realm, ending.sessionId()))
                .filter(Objects::nonNull)
                .filter(userSession -> meant(userSession, ending))
                .toList();
        if (found.isEmpty()) {
            return false;
        }
        // A client that does not answer must not hold up the end. So what the clients have to hear is taken down, and
        // kept in the transaction that lets the session go; only then are they told.
        Hearers hearers = new Hearers(session, realm);
        List<NewLogout> clients = hearers.of(found);
        LOG.debugf("ending %s: %d sessions with %d clients", ending.id(), found.size(), clients.size());
        KeycloaksWay.Errand errand = keycloaksWay.errand(
                session,
                found,
                clients.stream()
                        .filter(NewLogout::keycloaksWay)
                        .map(NewLogout::clientId)
                        .toList());
        Optional<Map<NewLogout, String>> kept =
                KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
                    // another node may be faster, or Keycloak itself, which then tells the clients
                    if (!remove(own, ending) || !store(own).told(ending.id(), clock.instant())) {
                        return Optional.empty();
                    }
                    withRemoval.accept(own);
                    return Optional.of(keep(own, ending, found, clients, hearers.accessTokens(found)));
                });
        kept.ifPresent(logouts -> {
            announce(realm, ending, found);
            tell(errand, logouts);
        });
        return kept.isPresent();
    }

    private Map<NewLogout, String> keep(
            KeycloakSession own,
            Ending ending,
            List<UserSessionModel> found,
            List<NewLogout> clients,
            Duration accessTokens) {
        EntityManager entities = entities(own);
        Instant now = clock.instant();
        boolean offline = found.stream().anyMatch(UserSessionModel::isOffline);
        new ReceiptStore(entities).ended(ending.id(), offline, accessTokens, now);
        LogoutStore logouts = new LogoutStore(entities);
        Map<NewLogout, String> kept = new LinkedHashMap<>();
        clients.forEach(one ->
                kept.put(one, logouts.add(one, ending.id(), ending.realmId(), ending.userId(), ending.baseUri(), now)));
        return kept;
    }

    private void tell(KeycloaksWay.Errand errand, Map<NewLogout, String> kept) {
        List<DueLogout.Waiting> ours = new ArrayList<>();
        Map<String, String> keycloaks = new LinkedHashMap<>();
        kept.forEach((client, id) -> {
            if (client.keycloaksWay()) {
                keycloaks.put(client.clientId(), id);
            } else if (client.claims() != null) {
                ours.add(new DueLogout.Waiting(id, client.clientId()));
            }
        });
        courier.tell(ours);
        errand.go(keycloaks);
    }

    /** Keycloak writes no event when it is asked to end a session: whoever asks has to. */
    private void announce(RealmModel realm, Ending ending, List<UserSessionModel> found) {
        found.forEach(ended -> new EventBuilder(realm, session)
                .event(EventType.LOGOUT)
                .user(ending.userId())
                .session(ending.sessionId())
                .detail("live_sessions_cause", ending.cause().id())
                .success());
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
        online.ifPresent(one -> {
            own.sessions().removeUserSession(realm, one);
            // as Keycloak's own logout does: none of its tabs at the login page may open it again under its id
            RootAuthenticationSessionModel tabs =
                    own.authenticationSessions().getRootAuthenticationSession(realm, ending.sessionId());
            if (tabs != null) {
                own.authenticationSessions().removeRootAuthenticationSession(realm, tabs);
            }
        });
        Optional<UserSessionModel> offline = Optional.ofNullable(
                        own.sessions().getOfflineUserSession(realm, ending.sessionId()))
                .filter(one -> meant(one, ending));
        offline.ifPresent(one -> own.sessions().removeOfflineUserSession(realm, one));
        return online.isPresent() || offline.isPresent();
    }

    /** Keycloak can give the id of an ended session to a later one, even of another user: that one is left alone. */
    private static boolean meant(UserSessionModel userSession, Ending ending) {
        return userSession.getUser() != null
                && userSession.getUser().getId().equals(ending.userId())
                && (userSession.isOffline() || userSession.getStarted() == ending.keycloakStart());
    }

    private static EndingStore store(KeycloakSession session) {
        return new EndingStore(entities(session));
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
