package io.github.livesessions.registry.store;

import org.jspecify.annotations.Nullable;

/**
 * Whose events somebody watches: those of one session, of one account, or of a whole realm.
 *
 * @param userId null unless it is an account
 * @param sessionId null unless it is a session
 */
public record Watched(
        String realmId, @Nullable String userId, @Nullable String sessionId) {

    public static Watched session(String realmId, String sessionId) {
        return new Watched(realmId, null, sessionId);
    }

    public static Watched account(String realmId, String userId) {
        return new Watched(realmId, userId, null);
    }

    public static Watched realm(String realmId) {
        return new Watched(realmId, null, null);
    }
}
