package io.github.livesessions.it.devices;

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
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Somebody who calls the REST of the own sessions with a token, and takes whatever it answers. */
public final class OwnCaller {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Realm realm;
    private final int node;
    private final TreeMap<String, String> headers = new TreeMap<>();

    public OwnCaller(Realm realm, int node) {
        this.realm = realm;
        this.node = node;
        URI outside = realm.server().baseUrl();
        headers.put("X-Forwarded-Host", outside.getRawAuthority());
        headers.put("X-Forwarded-Port", String.valueOf(outside.getPort()));
    }

    public static OwnCaller with(Realm realm, @Nullable String token) {
        OwnCaller caller = new OwnCaller(realm, 0);
        return token == null ? caller : caller.sending("Authorization", "Bearer " + token);
    }

    public OwnCaller sending(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Reply get(String path) {
        return call("GET", path, "");
    }

    public Reply put(String path) {
        return call("PUT", path, "");
    }

    public Reply delete(String path) {
        return call("DELETE", path, "");
    }

    public Reply post(String path, String body) {
        return call("POST", path, body);
    }

    public Reply patch(String path, String body) {
        return call("PATCH", path, body);
    }

    public Reply call(String method, String path, String body) {
        URI url = realm.server().baseUrl(node).resolve("/realms/" + realm.name() + "/live-sessions/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofMinutes(1))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Reply(int status, HttpHeaders headers, String text) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public JsonNode body() {
            try {
                return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        /** The last part of the problem's type. */
        public String problem() {
            String type = body().path("type").asText();
            return type.substring(type.lastIndexOf(':') + 1);
        }

        public List<JsonNode> items() {
            return body().path("items").valueStream().toList();
        }

        public List<String> ids() {
            return items().stream().map(item -> item.path("id").asText()).toList();
        }
    }
}
