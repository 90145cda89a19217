package io.github.livesessions.registry.logout;

import io.github.livesessions.core.session.LogoutResult;
import io.github.livesessions.registry.store.LogoutStore;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Details;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.services.resources.IdentityBrokerService;

/**
 * Tells those that no logout token of ours can reach, in Keycloak's own way and so once: clients with an admin URL, SAML
 * clients, and the identity provider that the session came from.
 */
public final class KeycloaksWay {

    private static final Logger LOG = Logger.getLogger(KeycloaksWay.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock;

    /** With a session whose context has realm and request. */
    public KeycloaksWay(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.clock = clock;
    }

    /**
     * Tells the clients of sessions that have been removed since they were read.
     *
     * @param noted what is to be settled, by the clients' ids
     */
    public void tell(Collection<UserSessionModel> sessions, Map<String, String> noted) {
        noted.forEach((clientId, id) -> sessions.stream()
                .map(one -> one.getAuthenticatedClientSessionByClient(clientId))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(clientSession -> settle(id, status(clientSession))));
        sessions.stream()
                .filter(one -> !one.isOffline() || sessions.size() == 1)
                .forEach(this::tellBroker);
    }

    /** By HTTP; 0 where Keycloak knew no way. */
    private @Nullable Integer status(AuthenticatedClientSessionModel clientSession) {
        try {
            LoginProtocol protocol = session.getProvider(LoginProtocol.class, clientSession.getProtocol());
            protocol.setRealm(realm)
                    .setHttpHeaders(session.getContext().getHttpRequest().getHttpHeaders())
                    .setUriInfo(session.getContext().getUri());
            try (Response answer = protocol.backchannelLogout(clientSession.getUserSession(), clientSession)) {
                return answer == null ? Integer.valueOf(0) : Integer.valueOf(answer.getStatus());
            }
        } catch (RuntimeException unreachable) { // whatever a protocol throws at a client that does not answer
            LOG.debug("a client was not told in Keycloak's way", unreachable);
            return null;
        }
    }

    private void settle(String id, @Nullable Integer status) {
        boolean heard = status != null && Response.Status.Family.familyOf(status) == Response.Status.Family.SUCCESSFUL;
        boolean noWay = status != null && status == 0;
        LogoutResult result = heard ? LogoutResult.TOLD : noWay ? LogoutResult.NOT_REGISTERED : LogoutResult.FAILED;
        KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(),
                own -> new LogoutStore(
                                own.getProvider(JpaConnectionProvider.class).getEntityManager())
                        .settleOnce(id, result, noWay ? null : status, clock.instant()));
    }

    private void tellBroker(UserSessionModel userSession) {
        String broker = userSession.getNote(Details.IDENTITY_PROVIDER);
        if (broker == null) {
            return;
        }
        try {
            UserAuthenticationIdentityProvider<?> provider = IdentityBrokerService.getIdentityProvider(session, broker);
            provider.backchannelLogout(
                    session, userSession, session.getContext().getUri(), realm);
        } catch (RuntimeException unreachable) { // another realm's or company's server
            LOG.debug("an identity provider was not told of a logout", unreachable);
        }
    }
}
