package io.github.livesessions.registry;

import io.github.livesessions.core.policy.OnLockViolation;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.device.SessionBinding;
import io.github.livesessions.registry.mail.Letter;
import io.github.livesessions.registry.mail.Whereabouts;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Visit;
import java.util.function.Consumer;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes down requests that were refused, or would be; in transactions of their own, since nothing else of such a request stays. */
final class Refused {

    private final KeycloakSession session;
    private final Server server;
    private final String realmId;
    private final String userId;

    Refused(KeycloakSession session, Server server, RealmModel realm, UserModel user) {
        this.session = session;
        this.server = server;
        this.realmId = realm.getId();
        this.userId = user.getId();
    }

    /** A session was used away from its browser. */
    void violated(Policy policy, String sessionId, Visit visit, SessionBinding.Mismatch mismatch) {
        if (!server.violations().isFresh(sessionId)) {
            return; // a thief who tries a thousand times is one story
        }
        if (!policy.enforces()) {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    own -> new Recording(own, server, realmId, userId)
                            .tell(SessionEventType.WOULD_LOCK, sessionId, visit, mismatch.id()));
            return;
        }
        apart(
                recording -> recording.refusal(
                        SessionEventType.LOCK_VIOLATION, AlertRule.LOCK_VIOLATION, sessionId, visit, mismatch.id()),
                new Letter.LockViolated(whereabouts(visit)));
        if (policy.onLockViolation() == OnLockViolation.END_SESSION) {
            // on a thread of its own: a login that comes here may hold the account's turn, for which the ending waits
            String baseUri = server.baseUri(session);
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            server.execute(() -> KeycloakModelUtils.runJobInTransaction(factory, own -> end(own, sessionId, baseUri)));
        }
    }

    private void end(KeycloakSession own, String sessionId, String baseUri) {
        RealmModel realm = own.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        own.getContext().setRealm(realm); // Keycloak looks for users in the context's realm
        UserModel user = own.users().getUserById(realm, userId);
        if (user != null) {
            new AccountLock(own, server).take(realmId, userId);
            SessionStore store = new SessionStore(
                    own.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId);
            new Dismissal(own, realm, user, server, store, baseUri).one(sessionId, EndCause.LOCK_VIOLATION);
        }
    }

    /** A blocked device has tried again. */
    void blocked(Visit visit) {
        if (server.violations().isFresh(userId)) { // whatever cookie it comes with
            apart(
                    recording -> recording.refusal(
                            SessionEventType.BLOCKED_LOGIN_REFUSED,
                            AlertRule.BLOCKED_DEVICE,
                            null,
                            visit,
                            AlertRule.BLOCKED_DEVICE.id()),
                    new Letter.BlockedTried(whereabouts(visit)));
        }
    }

    /** A plan that refuses is full. */
    void full(Visit visit) {
        if (server.violations().isFresh("full " + userId)) {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    own -> new Recording(own, server, realmId, userId)
                            .refusal(
                                    SessionEventType.LIMIT_REFUSED,
                                    AlertRule.LIMIT_REFUSED,
                                    null,
                                    visit,
                                    EndCause.LIMIT_REFUSED.id()));
        }
    }

    private void apart(Consumer<Recording> work, Letter letter) {
        String baseUri = server.baseUri(session);
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
            work.accept(new Recording(own, server, realmId, userId));
            server.postman().afterCommit(own, realmId, userId, baseUri, letter);
        });
    }

    private Whereabouts whereabouts(Visit visit) {
        return new Whereabouts(
                visit.device(), null, server.place(visit.ipAddress()).orElse(null));
    }
}
