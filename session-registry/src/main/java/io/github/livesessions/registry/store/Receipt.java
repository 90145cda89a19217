package io.github.livesessions.registry.store;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LogoutResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to end one session, part by part.
 *
 * @param keycloakEndedAt when Keycloak's session was gone; null until then
 * @param offlineTokenEndedAt the same of its offline twin; null where it had none
 * @param accessTokensValidFor how long after {@code keycloakEndedAt} an access token may live at most, for whoever does
 *     not ask Keycloak; null until then
 */
public record Receipt(
        String id,
        String userId,
        String sessionId,
        EndCause cause,
        Instant requestedAt,
        @Nullable Instant keycloakEndedAt,
        @Nullable Instant offlineTokenEndedAt,
        @Nullable Duration accessTokensValidFor,
        List<Told> clients) {

    /**
     * What has come of telling one client.
     *
     * @param at of the last attempt; null where there was none
     * @param status of the last answer, by HTTP; null where there was none
     */
    public record Told(
            String clientId,
            LogoutResult result,
            int attempts,
            @Nullable Instant at,
            @Nullable Integer status) {}
}
