package io.github.livesessions.rest;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.cors.Cors;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * The session of whatever app's access token a request carries. Any app of the realm may ask about that one session,
 * and about nothing else.
 *
 * @param client whose token it is
 */
record OwnSid(KeycloakSession session, RealmModel realm, UserModel user, UserSessionModel own, ClientModel client) {

    /** Of the current request; a problem where its token is not good, or of no session at all. */
    static OwnSid of(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        AuthResult result = authenticated(session);
        if (result == null) {
            throw unauthorized(session);
        }
        try {
            Cors.builder().checkAllowedOrigins(result.token()).auth().add();
        } catch (ForbiddenException foreignOrigin) {
            throw Problem.forbidden();
        }
        UserSessionModel own = result.session();
        if (own == null
                || result.client() == null
                || own.getPersistenceState() == UserSessionModel.SessionPersistenceState.TRANSIENT
                || result.user().getServiceAccountClientLink() != null) {
            throw Problem.notFound("session");
        }
        return new OwnSid(session, realm, result.user(), own, result.client());
    }

    private static AuthResult authenticated(KeycloakSession session) {
        try {
            return new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        } catch (NotAuthorizedException noToken) {
            throw unauthorized(session);
        }
    }

    /** Without a good token nobody knows whose pages may read the answer; it says nothing of anybody. */
    private static Problem unauthorized(KeycloakSession session) {
        session.getContext().getHttpResponse().setHeader(Cors.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        return Problem.unauthorizedApp();
    }
}
