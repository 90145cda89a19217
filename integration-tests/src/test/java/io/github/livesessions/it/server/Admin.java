package io.github.livesessions.it.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Keycloak's admin REST as the bootstrap admin. Paths are those below {@code /admin/realms}; refusals throw. */
public final class Admin {

    public static final String USERNAME = "admin";
    public static final String PASSWORD = "admin";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOKEN_AGE = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<URI> base;
    private String token = "";
    private Instant tokenUntil = Instant.EPOCH;

    public Admin(Supplier<URI> base) {
        this.base = base;
    }

    public JsonNode get(String path) {
        return json(send("GET", "/admin/realms" + path, null));
    }

    /** The server's own description of itself, what the admin console shows as Server Info. */
    public JsonNode serverInfo() {
        return json(send("GET", "/admin/serverinfo", null));
    }

    /** Posts {@code body} and returns the id of what was created, or an empty text where nothing was. */
    public String post(String path, Object body) {
        HttpResponse<String> response = send("POST", "/admin/realms" + path, body);
        return response.headers()
                .firstValue("Location")
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .orElse("");
    }

    /** A realm as Keycloak exports it, with its clients but without its people. */
    public JsonNode exportOf(String realm) {
        return json(send("POST", "/admin/realms/" + realm + "/partial-export?exportClients=true", null));
    }

    /** The same with its roles and groups. */
    public JsonNode wholeExportOf(String realm) {
        return json(send(
                "POST",
                "/admin/realms/" + realm + "/partial-export?exportClients=true&exportGroupsAndRoles=true",
                null));
    }

    public void put(String path, Object body) {
        send("PUT", "/admin/realms" + path, body);
    }

    public void delete(String path) {
        send("DELETE", "/admin/realms" + path, null);
    }

    /** Deletes what {@code body} names. */
    public void delete(String path, Object body) {
        send("DELETE", "/admin/realms" + path, body);
    }

    /** Forgets the token, as after a restart of the server. */
    public synchronized void reset() {
        tokenUntil = Instant.EPOCH;
    }

    private HttpResponse<String> send(String method, String path, @org.jspecify.annotations.Nullable Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base.get() + path))
                    .timeout(Duration.ofMinutes(1))
                    .header("Authorization", "Bearer " + token());
            if (body == null) {
                request.method(method, BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
            }
            return accepted(http.send(request.build(), BodyHandlers.ofString()), method + " " + path);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized String token() throws IOException, InterruptedException {
        if (Instant.now().isAfter(tokenUntil)) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(base.get() + "/realms/master/protocol/openid-connect/token"))
                    .timeout(Duration.ofMinutes(1))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            "grant_type=password&client_id=admin-cli&username=" + USERNAME + "&password=" + PASSWORD))
                    .build();
            HttpResponse<String> response = accepted(http.send(request, BodyHandlers.ofString()), "admin token");
            token = json(response).path("access_token").asText();
            tokenUntil = Instant.now().plus(TOKEN_AGE);
        }
        return token;
    }

    private static HttpResponse<String> accepted(HttpResponse<String> response, String what) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(what + " answered " + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    private static JsonNode json(HttpResponse<String> response) {
        if (response.body().isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
