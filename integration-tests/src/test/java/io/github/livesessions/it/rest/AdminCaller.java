package io.github.livesessions.it.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.server.Admin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who calls the admin REST of the live sessions with a token, and takes whatever it answers. */
public final class AdminCaller {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Realm realm;
    private final @Nullable String token;

    private AdminCaller(Realm realm, @Nullable String token) {
        this.realm = realm;
        this.token = token;
    }

    public static AdminCaller nobody(Realm realm) {
        return new AdminCaller(realm, null);
    }

    /** An account of {@code home} that has just these of its administrators' roles, and calls {@code realm}. */
    public static AdminCaller with(Realm home, Realm realm, String... roles) {
        return as(home.person(), home, realm, roles);
    }

    /** The same of an account that is there already; each call is another login of it. */
    public static AdminCaller as(Person person, Realm home, Realm realm, String... roles) {
        var admin = home.server().admin();
        String management = "/" + home.name() + "/clients";
        String uuid = admin.get(management + "?clientId=realm-management")
                .path(0)
                .path("id")
                .asText();
        for (String role : roles) {
            JsonNode found = admin.get(management + "/" + uuid + "/roles/" + role);
            admin.post(
                    "/" + home.name() + "/users/" + person.id() + "/role-mappings/clients/" + uuid,
                    List.of(Map.of("id", found.path("id").asText(), "name", role)));
        }
        return new AdminCaller(realm, token(home, person, Origin.UNKNOWN));
    }

    /** The administrator of all realms, who comes from this machine: elsewhere that realm asks for https. */
    public static AdminCaller ofAllRealms(Realm realm) {
        Person admin = new Person("", Admin.USERNAME, Admin.PASSWORD);
        return new AdminCaller(realm, token(Realm.master(realm.server()), admin, "127.0.0.1"));
    }

    private static String token(Realm home, Person person, String address) {
        Client cli = new Client(home.url(), "admin-cli", home.url(), null);
        Device desk = Device.of(home.server(), Agent.named("curl/8.14.1"), address);
        return desk.tokens(cli).grant(person).tokens().access();
    }

    public Answer get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    public Answer put(String path, String json) {
        return call("PUT", path, BodyPublishers.ofString(json));
    }

    public Answer delete(String path, String json) {
        return call("DELETE", path, BodyPublishers.ofString(json));
    }

    public Answer post(String path, String json) {
        return call("POST", path, BodyPublishers.ofString(json));
    }

    public Answer post(String path) {
        return call("POST", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return call("DELETE", path, BodyPublishers.noBody());
    }

    private Answer call(String method, String path, BodyPublisher body) {
        URI url = realm.server().baseUrl().resolve("/admin/realms/" + realm.name() + "/live-sessions/" + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(Duration.ofMinutes(1)).method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Cache-Control").orElse(""),
                    response.headers().firstValue("Location").orElse(""),
                    response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(int status, String type, String caching, String location, JsonNode body) {

        public List<String> ids() {
            return items().stream().map(item -> item.path("id").asText()).toList();
        }

        public List<JsonNode> items() {
            return body.path("items").valueStream().toList();
        }
    }
}
