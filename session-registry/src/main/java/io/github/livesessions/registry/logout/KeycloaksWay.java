package io.github.livesessions.registry.logout;

import io.github.livesessions.core.session.LogoutResult;
import io.github.livesessions.registry.store.LogoutStore;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Details;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.services.resources.IdentityBrokerService;

/**
 * Tells those that no logout token of ours can reach, in Keycloak's own way and so once: clients with an admin URL, SAML
 * clients, and the identity provider that the session came from. Keycloak waits for them for as long as its HTTP client is
 * set to, so that it is done on threads of their own, few and with a queue that ends. One object per server.
 */
public final class KeycloaksWay {

    private static final Logger LOG = Logger.getLogger(KeycloaksWay.class);

    private final KeycloakSessionFactory factory;
    private final Executor executor;
    private final Clock clock;

    /** With an executor that refuses what it cannot do soon. */
    public KeycloaksWay(KeycloakSessionFactory factory, Executor executor, Clock clock) {
        this.factory = factory;
        this.executor = executor;
        this.clock = clock;
    }

    /** What there will be to tell once the sessions are gone; they are one and the same, with its offline twin. */
    public Errand errand(KeycloakSession session, List<UserSessionModel> sessions, List<String> clientIds) {
        Departed departed = Departed.of(session, sessions, clientIds);
        return noted -> {
            if (!noted.isEmpty() || departed.brokered()) {
                run(departed, noted);
            }
        };
    }

    private void run(Departed departed, Map<String, String> noted) {
        try {
            executor.execute(() -> tell(departed, noted));
        } catch (RejectedExecutionException full) {
            LOG.debug("too many clients wait to be told in Keycloak's way", full);
            noted.values().forEach(id -> settle(id, null));
        }
    }

    private void tell(Departed departed, Map<String, String> noted) {
        noted.forEach((clientId, id) -> {
            Integer status = called(departed, (session, userSession) -> {
                AuthenticatedClientSessionModel clientSession =
                        userSession.getAuthenticatedClientSessionByClient(clientId);
                return clientSession == null ? Integer.valueOf(0) : tell(session, clientSession);
            });
            settle(id, status);
        });
        if (departed.brokered()) {
            called(departed, KeycloaksWay::tellBroker);
        }
    }

    /** What the call tells; null where it failed, whatever a protocol throws at somebody who does not answer. */
    private @Nullable Integer called(Departed departed, BiFunction<KeycloakSession, UserSessionModel, Integer> call) {
        try {
            // what is read first comes from the caches then, and no connection to the database waits with the call
            KeycloakModelUtils.runJobInTransaction(factory, departed::in);
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    factory,
                    session -> departed.in(session)
                            .map(userSession -> call.apply(session, userSession))
                            .orElse(null));
        } catch (RuntimeException unreachable) {
            LOG.debug("somebody was not told in Keycloak's way", unreachable);
            return null;
        }
    }

    /** By HTTP; 0 where Keycloak knew no way. */
    private static Integer tell(KeycloakSession session, AuthenticatedClientSessionModel clientSession) {
        LoginProtocol protocol = session.getProvider(LoginProtocol.class, clientSession.getProtocol());
        protocol.setRealm(session.getContext().getRealm())
                .setHttpHeaders(session.getContext().getHttpRequest().getHttpHeaders())
                .setUriInfo(session.getContext().getUri());
        try (Response answer = protocol.backchannelLogout(clientSession.getUserSession(), clientSession)) {
            return answer == null ? Integer.valueOf(0) : Integer.valueOf(answer.getStatus());
        }
    }

    private static Integer tellBroker(KeycloakSession session, UserSessionModel userSession) {
        UserAuthenticationIdentityProvider<?> provider =
                IdentityBrokerService.getIdentityProvider(session, userSession.getNote(Details.IDENTITY_PROVIDER));
        provider.backchannelLogout(
                session,
                userSession,
                session.getContext().getUri(),
                session.getContext().getRealm());
        return 0;
    }

    private void settle(String id, @Nullable Integer status) {
        boolean heard = status != null && Response.Status.Family.familyOf(status) == Response.Status.Family.SUCCESSFUL;
        boolean noWay = status != null && status == 0;
        LogoutResult result = heard ? LogoutResult.TOLD : noWay ? LogoutResult.NOT_REGISTERED : LogoutResult.FAILED;
        KeycloakModelUtils.runJobInTransaction(
                factory,
                own -> new LogoutStore(
                                own.getProvider(JpaConnectionProvider.class).getEntityManager())
                        .settleOnce(id, result, noWay ? null : status, clock.instant()));
    }

    /** Tells them, soon. */
    @FunctionalInterface
    public interface Errand {

        /**
         * Sets out; called once the sessions are gone.
         *
         * @param noted what is to be settled, by the clients' ids
         */
        void go(Map<String, String> noted);
    }
}
