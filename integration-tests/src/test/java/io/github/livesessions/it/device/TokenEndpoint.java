package io.github.livesessions.it.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What one client asks of OpenID Connect beside the browser's redirects, from the same device. */
public final class TokenEndpoint {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Wire wire;
    private final Client client;

    TokenEndpoint(Wire wire, Client client) {
        this.wire = wire;
        this.client = client;
    }

    public Tokens redeem(Code code) {
        return ask(new Form()
                        .with("grant_type", "authorization_code")
                        .with("code", code.value())
                        .with("redirect_uri", client.redirect().toString())
                        .with("code_verifier", code.verifier()))
                .tokens();
    }

    public TokenAnswer refresh(Tokens tokens) {
        return ask(new Form().with("grant_type", "refresh_token").with("refresh_token", tokens.refresh()));
    }

    /** The password grant: no browser, no page. */
    public TokenAnswer grant(Person person) {
        return ask(new Form()
                .with("grant_type", "password")
                .with("scope", "openid")
                .with("username", person.username())
                .with("password", person.password()));
    }

    /** The client logs in as itself. */
    public TokenAnswer serviceAccount() {
        return ask(new Form().with("grant_type", "client_credentials"));
    }

    /** Any other grant. */
    public TokenAnswer grant(String type, Map<String, String> fields) {
        Form form = new Form().with("grant_type", type);
        fields.forEach(form::with);
        return ask(form);
    }

    /** Asks another endpoint of OpenID Connect, such as that of device codes; anything but success throws. */
    public JsonNode request(String endpoint, Map<String, String> fields) {
        Form form = new Form().with("client_id", client.id()).with("client_secret", client.confidential());
        fields.forEach(form::with);
        Reply reply = wire.send(client.endpoint(endpoint), form, Map.of("Accept", "application/json"));
        if (reply.status() != 200) {
            throw new AssertionError(endpoint + " answered " + reply.status() + ": " + reply.body());
        }
        return json(reply);
    }

    /** Status of the answer to the question whom the access token belongs to. */
    public int userInfo(Tokens tokens) {
        return wire.get(client.endpoint("userinfo"), Map.of("Authorization", "Bearer " + tokens.access()))
                .status();
    }

    /** Logs out as an application does that holds the ID token. */
    public void logout(Tokens tokens) {
        Form query = new Form().with("id_token_hint", tokens.id());
        wire.get(URI.create(client.endpoint("logout") + "?" + query.encoded()));
    }

    private TokenAnswer ask(Form form) {
        form.with("client_id", client.id()).with("client_secret", client.confidential());
        Reply reply = wire.send(client.endpoint("token"), Optional.of(form));
        JsonNode json = json(reply);
        return reply.status() == 200
                ? new TokenAnswer.Granted(Tokens.of(json))
                : new TokenAnswer.Refused(
                        reply.status(),
                        json.path("error").asText(),
                        json.path("error_description").asText());
    }

    private static JsonNode json(Reply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON, status " + reply.status() + ": " + reply.body(), e);
        }
    }
}
