package io.github.livesessions.registry.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client that is to be told now, by this node.
 *
 * @param clientId Keycloak's own id of it
 * @param claims of its logout token, as JSON; null where Keycloak itself was to tell it, in its own way and once
 * @param baseUri the server's address
 * @param attempts how often it was tried, this time included
 */
public record DueLogout(
        String id,
        String realmId,
        String clientId,
        @Nullable String claims,
        String baseUri,
        Instant createdAt,
        int attempts) {

    /**
     * A client that is to be told, by whoever claims it.
     *
     * @param id of what it is to be told
     */
    public record Waiting(String id, String clientId) {}
}
