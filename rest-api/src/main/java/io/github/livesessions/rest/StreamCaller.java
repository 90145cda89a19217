package io.github.livesessions.rest;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.push.Holder;
import io.github.livesessions.registry.store.Watched;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.Auth;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Who asks for the own stream, with any valid access token of the realm: an app, which hears of its own session, or a
 * client by which people manage their account, which hears of all of it.
 */
record StreamCaller(Watched watched, Holder holder, Grant grant, Voice voice) {

    static StreamCaller of(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        OwnToken token = new OwnToken(session, realm);
        AuthResult result = token.authenticated();
        if (result == null) {
            throw Problem.unauthorizedApp();
        }
        OwnToken.allowOrigin(result.token());
        String sessionId = result.token().getSessionId();
        if (sessionId == null) {
            throw Problem.notFound("session");
        }
        String userId = result.user().getId();
        Holder holder = holder(realm, userId, sessionId, result.session());
        Grant grant = Grant.of(realm, userId, result.token());
        Policy policy = Policies.of(realm);
        String clientId = result.token().getIssuedFor();
        if (!policy.managementClients().contains(clientId) || !token.isForAccount(result)) {
            return new StreamCaller(
                    Watched.session(realm.getId(), sessionId),
                    holder,
                    grant,
                    new OwnVoice(userId, sessionId, holder.since()));
        }
        Auth auth = token.authorized(result, policy.managementClients());
        Asker.mayLook(auth);
        return new StreamCaller(
                Watched.account(realm.getId(), userId),
                holder,
                grant,
                new AccountVoice(realm.getId(), userId, sessionId, clientId));
    }

    private static Holder holder(RealmModel realm, String userId, String sessionId, UserSessionModel standing) {
        return new Holder(realm.getId(), userId, sessionId, Instant.ofEpochSecond(standing.getStarted()));
    }
}
