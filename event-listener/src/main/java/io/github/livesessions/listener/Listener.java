package io.github.livesessions.listener;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.CompletedLogin;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.visit.Visit;
import io.github.livesessions.registry.visit.Visits;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** Turns Keycloak's events into what the registry has to know, in the transaction that they tell of. */
final class Listener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(Listener.class);

    private final KeycloakSession session;

    Listener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        switch (event.getType()) {
            case LOGIN -> completed(event, SessionKind.SESSION);
            // these open a session, or go on in one, with no event LOGIN; one that is known is left alone
            case AUTHREQID_TO_TOKEN, TOKEN_EXCHANGE, OAUTH2_EXTENSION_GRANT -> completed(event, SessionKind.SESSION);
            case IMPERSONATE -> completed(event, SessionKind.IMPERSONATION);
            case CODE_TO_TOKEN -> {
                new Redemption(session).note(event);
                issued(event);
            }
            case OAUTH2_DEVICE_CODE_TO_TOKEN -> issued(event);
            case UPDATE_CREDENTIAL -> new NewPassword(session).byOwner(event);
            case LOGOUT -> gone(event, cause(event));
            case USER_SESSION_DELETED -> gone(event, EndCause.EXPIRED);
            case VERIFY_EMAIL, UPDATE_EMAIL, UPDATE_PROFILE ->
                addressMayHaveChanged(session.getContext().getRealm(), event.getUserId());
            case REFRESH_TOKEN, INTROSPECT_TOKEN ->
                registry().attendance().tokenUsed(event.getRealmId(), event.getSessionId());
            default -> {}
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        String path = event.getResourcePath();
        RealmModel realm = path == null ? null : session.realms().getRealm(event.getRealmId());
        if (path == null || realm == null) {
            return;
        }
        if (event.getResourceType() == ResourceType.USER && event.getOperationType() == OperationType.UPDATE) {
            addressMayHaveChanged(realm, path.substring(path.lastIndexOf('/') + 1));
        }
        new AdministratorsActs(session, realm).done(event, path);
    }

    private void addressMayHaveChanged(RealmModel realm, @Nullable String userId) {
        UserModel user = userId == null ? null : session.users().getUserById(realm, userId);
        if (user != null && registry().gate(realm).isPresent()) {
            registry().guard(realm, user).addressMayHaveChanged();
        }
    }

    private void completed(Event event, SessionKind kind) {
        RealmModel realm = session.getContext().getRealm();
        try {
            recordLogin(realm, event, kind);
        } catch (RuntimeException failure) {
            // Keycloak logs what a listener throws and goes on. In a gated realm a login that could not be counted must
            // not become a session: its transaction fails, and with it the answer. Details stay below warning: a
            // database puts addresses and session ids into its messages.
            if (PolicyComponent.enforces(realm) && !registry().heldOpen()) {
                LOG.errorf(
                        "A login to realm %s could not be recorded (%s) and is void.",
                        realm.getName(), failure.getClass().getSimpleName());
                session.getTransactionManager().enlistPrepare(new FailingTransaction());
            }
            LOG.debug("why a login could not be recorded", failure);
        }
    }

    private void recordLogin(RealmModel realm, Event event, SessionKind kind) {
        if (event.getSessionId() == null) {
            return; // a token for a client's own account, exchanged
        }
        UserModel user = who(realm, event).orElse(null);
        UserSessionModel userSession = session.getContext().getUserSession();
        if (userSession == null || !userSession.getId().equals(event.getSessionId())) {
            userSession = session.sessions().getUserSession(realm, event.getSessionId());
        }
        if (user == null || userSession == null || user.getServiceAccountClientLink() != null) {
            return; // a session for one request, or a client's own account: neither takes a place
        }
        if (userSession.getPersistenceState() == UserSessionModel.SessionPersistenceState.TRANSIENT) {
            return; // lives for this request alone, under the id of the offline session whose token was exchanged
        }
        SessionKind actual = actor(userSession) != null ? SessionKind.IMPERSONATION : kind;
        boolean gated = registry().gate(realm).isPresent();
        registry().record(realm, user, login(realm, event, actual, userSession, gated));
        issued(event);
    }

    /**
     * Who logged in. Where Keycloak starts an expired session anew for another person, its event still names the one
     * before; the login itself knows better.
     */
    private Optional<UserModel> who(RealmModel realm, Event event) {
        return Optional.ofNullable(session.getContext().getAuthenticationSession())
                .filter(login -> event.getType() == EventType.LOGIN)
                .map(AuthenticationSessionModel::getAuthenticatedUser)
                .or(() -> Optional.ofNullable(session.users().getUserById(realm, event.getUserId())));
    }

    private CompletedLogin login(
            RealmModel realm, Event event, SessionKind kind, UserSessionModel userSession, boolean gated) {
        ClientModel client = realm.getClientByClientId(event.getClientId());
        Visits visits = new Visits(session, realm);
        Visit visit = gated && kind == SessionKind.SESSION
                ? visits.gated(session.getContext().getAuthenticationSession(), client)
                : visits.watched();
        return new CompletedLogin(
                userSession.getId(),
                userSession.getStarted(),
                start(userSession),
                Instant.now(),
                kind,
                client == null ? null : client.getId(),
                actor(userSession),
                visit);
    }

    private static @Nullable String actor(UserSessionModel userSession) {
        return userSession.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString());
    }

    /** Keycloak keeps whole seconds, which would leave the order of a burst to chance; a new session started now. */
    private static Instant start(UserSessionModel userSession) {
        Instant now = Instant.now();
        Instant kept = Instant.ofEpochSecond(userSession.getStarted());
        return kept.plus(CompletedLogin.NEW).isBefore(now) ? kept : now;
    }

    /** A session for which an offline token was issued outlives the browser's. */
    private void issued(Event event) {
        if (event.getDetails() != null
                && event.getSessionId() != null
                && TokenUtil.TOKEN_TYPE_OFFLINE.equals(event.getDetails().get(Details.REFRESH_TOKEN_TYPE))) {
            registry().turnOffline(session.getContext().getRealm(), event.getSessionId());
        }
    }

    /** Keycloak ends other sessions along with a new password, where the person leaves its box ticked. */
    private static EndCause cause(Event event) {
        boolean withPassword = event.getDetails() != null
                && UserModel.RequiredAction.UPDATE_PASSWORD
                        .name()
                        .equals(event.getDetails().get(Details.LOGOUT_TRIGGERED_BY_REQUIRED_ACTION));
        return withPassword ? EndCause.PASSWORD : EndCause.LOGOUT;
    }

    private void gone(Event event, EndCause cause) {
        if (event.getSessionId() != null) {
            RealmModel realm = session.realms().getRealm(event.getRealmId());
            UserModel owner = cause == EndCause.PASSWORD ? session.users().getUserById(realm, event.getUserId()) : null;
            if (owner != null) {
                new NewPassword(session).sign(realm, owner);
            }
            registry().forget(realm, event.getUserId(), event.getSessionId(), cause);
        }
    }

    private SessionRegistry registry() {
        return session.getProvider(SessionRegistry.class);
    }

    @Override
    public void close() {}
}
