package io.github.livesessions.rest;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.Auth;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** The access token of a request about the own account. Keycloak checks it, its proof of possession and its session. */
final class OwnToken {

    private final KeycloakSession session;
    private final RealmModel realm;

    OwnToken(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whom it belongs to; a problem where it is not good for asking about an account, or not by that client. */
    Auth authorized(Set<String> clients) {
        return authorized(authenticated(), clients);
    }

    /** The same, of a token that is checked already: a proof of possession is good for one check. */
    Auth authorized(@Nullable AuthResult result, Set<String> clients) {
        ClientModel account = realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        if (account == null || !account.isEnabled() || result == null) {
            throw Problem.unauthorized();
        }
        if (result.user().getServiceAccountClientLink() != null) {
            throw Problem.forbidden();
        }
        AccessToken token = whole(result, account);
        allowOrigin(token);
        if (!token.hasAudience(account.getClientId())) {
            throw Problem.unauthorized();
        }
        if (!clients.contains(token.getIssuedFor())) {
            throw Problem.forbidden();
        }
        return new Auth(realm, token, result.user(), account, result.session(), false);
    }

    /** Whether it is meant for asking about an account. */
    boolean isForAccount(AuthResult result) {
        ClientModel account = realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        return account != null
                && result.user().getServiceAccountClientLink() == null
                && whole(result, account).hasAudience(account.getClientId());
    }

    /** Whom it belongs to at all; null where it is not valid. */
    @Nullable
    AuthResult authenticated() {
        try {
            return new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        } catch (NotAuthorizedException noToken) {
            throw Problem.unauthorized();
        }
    }

    /** A lightweight token says little; Keycloak knows the rest. */
    private AccessToken whole(AuthResult result, ClientModel account) {
        AccessToken token = result.token();
        if (token.getAudience() != null
                && token.getResourceAccess(account.getClientId()) != null
                && token.getAuth_time() != null) {
            return token;
        }
        AccessTokenIntrospectionProvider<?> introspection = (AccessTokenIntrospectionProvider<?>) session.getProvider(
                TokenIntrospectionProvider.class, AccessTokenIntrospectionProviderFactory.ACCESS_TOKEN_TYPE);
        return introspection.transformAccessToken(token, result.session());
    }

    /** Lets browsers read the answer at the origins of the token's client, and refuses others. */
    static void allowOrigin(AccessToken token) {
        try {
            Cors.builder()
                    .checkAllowedOrigins(token)
                    .auth()
                    .exposedHeaders("WWW-Authenticate", "Location")
                    .add();
        } catch (ForbiddenException foreignOrigin) {
            throw Problem.forbidden();
        }
    }
}
