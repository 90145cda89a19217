package io.github.livesessions.it.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** The tokens that an application got; any of them may be empty. */
public record Tokens(String access, String refresh, String id) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Tokens of(JsonNode answer) {
        return new Tokens(
                answer.path("access_token").asText(),
                answer.path("refresh_token").asText(),
                answer.path("id_token").asText());
    }

    /** The session that they belong to. */
    public String sid() {
        return claims().path("sid").asText();
    }

    /** The body of the access token, its signature unchecked. */
    public JsonNode claims() {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(access.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
