package io.github.livesessions.registry.push;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Who does what the current request does to an account. It is kept with Keycloak's session, so that the events of all
 * that follows can name it.
 *
 * @param administratorId of the administrator; null where the owner acts, or nobody
 * @param deviceId the owner's device; null where it is none of the account's
 */
public record Acting(
        @Nullable String administratorId, @Nullable String deviceId) {

    private static final String ATTRIBUTE = Acting.class.getName();
    private static final Acting NOBODY = new Acting(null, null);

    /** From now on the owner of the account acts, from that device. */
    public static void owner(KeycloakSession session, @Nullable String deviceId) {
        session.setAttribute(ATTRIBUTE, new Acting(null, deviceId));
    }

    /** From now on an administrator acts. */
    public static void administrator(KeycloakSession session, String userId) {
        session.setAttribute(ATTRIBUTE, new Acting(userId, null));
    }

    /** Who does it, as far as somebody has said so. */
    public static Acting in(KeycloakSession session) {
        Acting acting = session.getAttribute(ATTRIBUTE, Acting.class);
        return acting == null ? NOBODY : acting;
    }
}
