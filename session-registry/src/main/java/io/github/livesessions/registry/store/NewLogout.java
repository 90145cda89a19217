package io.github.livesessions.registry.store;

import io.github.livesessions.core.session.LogoutResult;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A client of a session that ends.
 *
 * @param clientId Keycloak's own id of it
 * @param clientName its id as its developers know it
 * @param claims of the logout token that it is to get, as JSON; null where it gets none of ours
 * @param result what has come of it so far
 */
public record NewLogout(
        String clientId, String clientName, @Nullable String claims, LogoutResult result) {

    /** The same with its claims closed, so that our tables do not name whom they are about. */
    public NewLogout sealed(UnaryOperator<String> closing) {
        return claims == null ? this : new NewLogout(clientId, clientName, closing.apply(claims), result);
    }

    /** Whether Keycloak itself is to tell it, in its own way. */
    public boolean keycloaksWay() {
        return result == LogoutResult.WAITING && claims == null;
    }
}
