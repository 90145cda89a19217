package io.github.livesessions.gate.lock;

import io.github.livesessions.core.device.AgentKind;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.device.SessionBinding;
import io.github.livesessions.registry.device.TokenHolder;
import io.github.livesessions.registry.visit.Agents;
import io.github.livesessions.registry.visit.Visits;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProviderFactory;
import org.keycloak.protocol.oidc.refresh.InitialRefreshTokenContext;
import org.keycloak.protocol.oidc.refresh.RefreshTokenContext;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.RefreshToken;

/**
 * Refreshes tokens as Keycloak does, but those of public clients only for the kind of program that they were given to.
 * Confidential clients prove who they are, and tokens that are bound to a key are held to that.
 */
final class LockedRefreshTokens extends DefaultRefreshTokenProvider {

    LockedRefreshTokens(KeycloakSession session) {
        super(session);
    }

    /** Keycloak makes the first refresh token; only its use is looked at here. */
    @Override
    public boolean supports(InitialRefreshTokenContext first) {
        return false;
    }

    @Override
    public boolean supports(RefreshTokenContext context) {
        String maker = context.oldRefreshToken().getProvider();
        boolean keycloaks = maker == null || maker.equals(DefaultRefreshTokenProviderFactory.PROVIDER_ID);
        return keycloaks && super.supports(context); // others know better what to do with theirs
    }

    /** Looks where Keycloak looks: after the lock of a rotated token, and before anything is written. */
    @Override
    protected TokenManager.TokenValidation validateToken(
            KeycloakSession own,
            UriInfo uri,
            ClientConnection connection,
            RealmModel realm,
            RefreshToken token,
            HttpHeaders headers,
            String scope,
            ClientModel client,
            TokenManager tokens,
            EventBuilder event)
            throws OAuthErrorException {
        TokenManager.TokenValidation valid =
                super.validateToken(own, uri, connection, realm, token, headers, scope, client, tokens, event);
        if (client.isPublicClient() && !isBoundToKey(token)) {
            hold(realm, valid, event);
        }
        return valid;
    }

    private void hold(RealmModel realm, TokenManager.TokenValidation valid, EventBuilder event)
            throws OAuthErrorException {
        Optional<AgentKind> holder = TokenHolder.of(valid.clientSessionCtx.getClientSession());
        if (holder.isEmpty() || holder.get().equals(new Agents(session).kind())) {
            return;
        }
        SessionRegistry registry = session.getProvider(SessionRegistry.class);
        Optional<Policy> policy = registry.gate(realm);
        if (policy.isPresent()) {
            registry.violated(
                    realm,
                    valid.user,
                    policy.get(),
                    valid.userSession.getId(),
                    new Visits(session, realm).watched(),
                    SessionBinding.Mismatch.AGENT);
        }
        if (policy.filter(Policy::enforces).isPresent()) {
            event.user(valid.user); // Keycloak's own event of the refusal names nobody yet
            throw new OAuthErrorException(OAuthErrorException.INVALID_GRANT, "token_of_another_device");
        }
    }

    /** Keycloak itself has asked for the key or the certificate by now. */
    private static boolean isBoundToKey(RefreshToken token) {
        AccessToken.Confirmation bound = token.getConfirmation();
        return bound != null && (bound.getKeyThumbprint() != null || bound.getCertThumbprint() != null);
    }
}
