package io.github.livesessions.it.app;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A back-channel logout that reached an application.
 *
 * @param client the client whose address it was sent to
 * @param claims the body of the logout token, its signature unchecked
 */
public record LogoutToken(String client, JsonNode claims) {

    /** The session that ended. */
    public String sid() {
        return claims.path("sid").asText();
    }
}
