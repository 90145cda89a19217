package io.github.livesessions.registry;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.account.KeycloakSessions;
import io.github.livesessions.registry.device.Recognized;
import io.github.livesessions.registry.store.Comparison;
import io.github.livesessions.registry.store.Comparison.Stray;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Visit;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.Profile;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Compares our list with Keycloak's sessions both ways, chunk by chunk. What Keycloak lost leaves the list; what we
 * never saw enters it: sessions from before the plugin came, and those that Keycloak opens with no event of ours.
 */
final class Reconciler {

    /** Keycloak writes a session after the login's own transaction; younger ones are not compared. */
    private static final Duration YOUNG = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    private static final int CHUNK = 500;

    private final KeycloakSessionFactory factory;
    private final Server server;
    private String recordedBookmark = "";
    private String keycloakBookmark = "";

    Reconciler(KeycloakSessionFactory factory, Server server) {
        this.factory = factory;
        this.server = server;
    }

    /** Compares the next chunk each way; after the last one it begins again. Called by one thread at a time. */
    void compareNext() {
        if (!Profile.isFeatureEnabled(Profile.Feature.PERSISTENT_USER_SESSIONS)) {
            return; // Keycloak's sessions are in memory only and tell of their end by themselves
        }
        Instant before = server.clock().instant().minus(YOUNG);
        List<String> ids = inTransaction(comparison -> comparison.nextRecorded(recordedBookmark, CHUNK));
        if (!ids.isEmpty()) {
            inTransaction(comparison -> comparison.lost(ids, before)).forEach(this::drop);
            inTransaction(comparison -> comparison.offlineOnly(ids)).forEach(this::turnOffline);
        }
        recordedBookmark = ids.size() < CHUNK ? "" : ids.get(ids.size() - 1);
        List<Stray> strays = inTransaction(comparison -> comparison.unrecorded(keycloakBookmark, before, CHUNK));
        strays.forEach(this::enter);
        keycloakBookmark =
                strays.size() < CHUNK ? "" : strays.get(strays.size() - 1).sessionId();
    }

    private void drop(Stray stray) {
        inRealm(stray, (session, realm) -> {
            SessionStore store = store(session, realm);
            KeycloakSessions keycloak = new KeycloakSessions(session, realm, server.clock());
            for (RecordedSession one : store.of(stray.userId(), "")) {
                if (one.session().id().equals(stray.sessionId()) && !keycloak.alive(one)) {
                    new Closing(session, server, realm.getId(), stray.userId(), server.lastBaseUri())
                            .drop(one, EndCause.LOST);
                }
            }
        });
    }

    private void turnOffline(Stray stray) {
        inRealm(stray, (session, realm) -> store(session, realm).turn(stray.sessionId(), SessionKind.OFFLINE_TOKEN));
    }

    private void enter(Stray stray) {
        inRealm(stray, (session, realm) -> {
            UserModel user = session.users().getUserById(realm, stray.userId());
            Optional<UserSessionModel> found = Stream.of(
                            Optional.ofNullable(session.sessions().getUserSession(realm, stray.sessionId())),
                            Optional.ofNullable(session.sessions().getOfflineUserSession(realm, stray.sessionId())))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (user == null || found.isEmpty()) {
                return;
            }
            new AccountLock(session, server).take(realm.getId(), user.getId());
            boolean entered = store(session, realm).of(user.getId(), stray.sessionId()).stream()
                    .anyMatch(one -> one.session().id().equals(stray.sessionId()));
            if (!entered) {
                Recording recording = new Recording(session, server, realm.getId(), user.getId());
                recording.record(
                        login(user, found.get()),
                        Recognized.NOTHING,
                        false,
                        NotedPlans.of(session, realm.getId(), user.getId()));
            }
        });
    }

    private static CompletedLogin login(UserModel user, UserSessionModel found) {
        String actor = found.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString());
        return new CompletedLogin(
                found.getId(),
                found.getStarted(),
                Instant.ofEpochSecond(found.getStarted()),
                Instant.ofEpochSecond(found.getLastSessionRefresh()),
                kind(user, found, actor),
                null,
                actor,
                Visit.unseen(found.getIpAddress()));
    }

    private static SessionKind kind(UserModel user, UserSessionModel found, @Nullable String actor) {
        if (user.getServiceAccountClientLink() != null) {
            return SessionKind.SERVICE;
        }
        if (actor != null) {
            return SessionKind.IMPERSONATION;
        }
        return found.isOffline() ? SessionKind.OFFLINE_TOKEN : SessionKind.SESSION;
    }

    private <T> T inTransaction(Function<Comparison, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> work.apply(new Comparison(entities(session))));
    }

    /** One session that cannot be settled, as while a realm's user directory is down, must not hold up the others. */
    private void inRealm(Stray stray, BiConsumer<KeycloakSession, RealmModel> work) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(stray.realmId());
                if (realm != null) {
                    session.getContext().setRealm(realm);
                    work.accept(session, realm);
                }
            });
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "session %s is settled in the next round", stray.sessionId());
        }
    }

    private static SessionStore store(KeycloakSession session, RealmModel realm) {
        return new SessionStore(entities(session), realm.getId());
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
