package io.github.livesessions.it.lock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.livesessions.it.realm.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** An authorization request that reaches Keycloak past the browser, RFC 9126: its address does not tell what it asks. */
final class PushedRequest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private PushedRequest() {}

    /** Pushes a request for a code with one parameter more; returns the name by which the browser refers to it. */
    static String of(Client client, String parameter, String value) {
        String form = "response_type=code&scope=openid&client_id=" + client.id() + "&" + parameter + "=" + value
                + "&redirect_uri="
                + URLEncoder.encode(client.redirect().toString(), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(client.endpoint("ext/par/request"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body())
                    .path("request_uri")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
