package io.github.livesessions.it.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.realm.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A public client that asks for tokens with a proof of its key, or without one as a thief must. */
final class DpopApp {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Client client;
    private final String userAgent;
    private final Optional<DpopKey> key;

    DpopApp(Client client, String userAgent, Optional<DpopKey> key) {
        this.client = client;
        this.userAgent = userAgent;
        this.key = key;
    }

    /** The refresh token that the code brings. */
    String redeem(Code code) {
        return ask(Map.of(
                        "grant_type", "authorization_code",
                        "code", code.value(),
                        "redirect_uri", client.redirect().toString(),
                        "code_verifier", code.verifier()))
                .path("refresh_token")
                .asText();
    }

    /** The answer to a refresh: tokens, or an error. */
    JsonNode refresh(String refreshToken) {
        return ask(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private JsonNode ask(Map<String, String> fields) {
        Map<String, String> form = new TreeMap<>(fields);
        form.put("client_id", client.id());
        URI url = client.endpoint("token");
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("User-Agent", userAgent)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
        key.ifPresent(held -> request.header("DPoP", held.proof(url)));
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
