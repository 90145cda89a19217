package io.github.livesessions.it.app;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A back-channel logout that reached an application.
 *
 * @param client the client whose address it was sent to
 * @param claims the body of the logout token, its signature unchecked
 * @param status what the application answered
 */
public record LogoutToken(String client, JsonNode claims, int status) {

    /** The session that ended. */
    public String sid() {
        return claims.path("sid").asText();
    }
}
