package io.github.livesessions.it.presence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.livesessions.it.realm.Realm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A page of an app that stands open in a browser, as far as the server can tell: it sends what a page agent sends. */
final class OpenPage {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Realm realm;
    private final @Nullable String token;
    private final Map<String, String> headers = new TreeMap<>();
    private int node;

    OpenPage(Realm realm, @Nullable String token) {
        this.realm = realm;
        this.token = token;
        URI outside = realm.server().baseUrl();
        headers.put("X-Forwarded-Host", outside.getRawAuthority());
        headers.put("X-Forwarded-Port", String.valueOf(outside.getPort()));
    }

    /** Whose requests the load balancer sends to {@code node} from now on. */
    OpenPage at(int node) {
        this.node = node;
        return this;
    }

    /** Loaded from there. */
    OpenPage from(String origin) {
        headers.put("Origin", origin);
        return this;
    }

    /** Asks for a beacon. */
    Reply hello() {
        return send(withToken(request("me/beacon").GET()));
    }

    /** Ends sessions of its person, as a page of a managing client may. */
    Reply delete(String path) {
        return send(withToken(request(path).DELETE()));
    }

    private HttpRequest.Builder withToken(HttpRequest.Builder request) {
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    String beacon() {
        return hello().body().path("beacon").asText();
    }

    /** Shows the beacon. */
    Reply check(String beacon) {
        return send(request("beacon").header("Content-Type", "text/plain").POST(BodyPublishers.ofString(beacon)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        realm.server().baseUrl(node).resolve("/realms/" + realm.name() + "/live-sessions/" + path))
                .timeout(Duration.ofMinutes(1));
        headers.forEach(request::header);
        return request;
    }

    private static Reply send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            HttpResponse<String> response = HTTP.send(built, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(built.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Reply(int status, HttpHeaders headers, String text) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        JsonNode body() {
            try {
                return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        String state() {
            return body().path("state").asText();
        }

        /** Why the session ended; empty while it lives. */
        String cause() {
            return body().path("reason").path("cause").asText();
        }

        /** The last part of the problem's type. */
        String problem() {
            String type = body().path("type").asText();
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }
}
