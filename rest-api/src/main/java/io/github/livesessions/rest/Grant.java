package io.github.livesessions.rest;

import io.github.livesessions.registry.push.Hearing;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;

/**
 * What a stream was opened with: a token, as far as it can become void before it expires. Whoever could open no stream with
 * it any more shall not go on reading one.
 *
 * @param clientId the name of the client that holds the token
 * @param issuedAt in seconds since 1970
 */
record Grant(String realmId, String userId, String clientId, long issuedAt) {

    static Grant of(RealmModel realm, String userId, AccessToken token) {
        Long issuedAt = token.getIat();
        return new Grant(realm.getId(), userId, token.getIssuedFor(), issuedAt == null ? 0 : issuedAt);
    }

    /** Whether Keycloak would still take the token, but for its expiry. */
    boolean holds(Hearing hearing) {
        return hearing.once(
                "grant of " + userId + ' ' + clientId + ' ' + issuedAt,
                () -> hearing.realm(realmId)
                        .filter(realm -> holds(hearing, realm))
                        .isPresent());
    }

    private boolean holds(Hearing hearing, RealmModel realm) {
        UserModel user = hearing.session().users().getUserById(realm, userId);
        ClientModel client = realm.getClientByClientId(clientId);
        return realm.isEnabled()
                && issuedAt >= realm.getNotBefore()
                && isGood(client)
                && user != null
                && user.isEnabled()
                && issuedAt >= hearing.session().users().getNotBeforeOfUser(realm, user);
    }

    private boolean isGood(@Nullable ClientModel client) {
        return client != null && client.isEnabled() && issuedAt >= client.getNotBefore();
    }
}
