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
import java.io.InputStream;
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
        empower(home, person, roles);
        return new AdminCaller(realm, token(home, person, Origin.UNKNOWN));
    }

    /** Somebody with that access token, who calls {@code realm}. */
    public static AdminCaller bearing(String token, Realm realm) {
        return new AdminCaller(realm, token);
    }

    /** Gives {@code person} these of the administrators' roles of their own realm. */
    public static void empower(Realm home, Person person, String... roles) {
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
    }

    /** The administrator of all realms, who comes from this machine: elsewhere that realm asks for https. */
    public static AdminCaller ofAllRealms(Realm realm) {
        Person admin = new Person("", Admin.USERNAME, Admin.PASSWORD);
        return new AdminCaller(realm, token(Realm.master(realm.server()), admin, "127.0.0.1"));
    }

    /** Somebody of {@code home} with whatever rights they have, who calls {@code realm}. */
    public static AdminCaller of(Realm home, Realm realm, Person person) {
        return new AdminCaller(realm, token(home, person, Origin.UNKNOWN));
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

    /** Puts what stands there in place of that version of it. */
    public Answer put(String path, String json, String version) {
        return call(
                "PUT",
                path,
                BodyPublishers.ofString(json),
                "If-Match",
                '"' + version + '"',
                "Content-Type",
                "application/json");
    }

    public Answer post(String path, String json) {
        return call("POST", path, BodyPublishers.ofString(json));
    }

    public Answer delete(String path, String json) {
        return call("DELETE", path, BodyPublishers.ofString(json));
    }

    public Answer post(String path) {
        return call("POST", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return call("DELETE", path, BodyPublishers.noBody());
    }

    /** Calls, and waits for no more than the beginning of the answer: that of a stream has no end. */
    public int status(String method, String path, String json) {
        HttpRequest request = request(method, path, BodyPublishers.ofString(json));
        try {
            HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Any call. */
    public Answer call(String method, String path, String json) {
        return call(method, path, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
        URI url = realm.server()
                .baseUrl()
                .resolve("/admin/realms/" + realm.name() + "/live-sessions/" + path)
                .normalize();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(Duration.ofMinutes(1)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private Answer call(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest request = request(method, path, body, headers);
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Cache-Control").orElse(""),
                    response.headers().firstValue("Location").orElse(""),
                    response.headers().firstValue("ETag").orElse(""),
                    response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(int status, String type, String caching, String location, String tag, JsonNode body) {

        public List<String> ids() {
            return items().stream().map(item -> item.path("id").asText()).toList();
        }

        public List<JsonNode> items() {
            return body.path("items").valueStream().toList();
        }
    }
}
