package io.github.livesessions.bench.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.server.Admin;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** What an administrator's page asks of the admin REST, one request after the other over one connection. */
public final class AdminPages {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The server's own realm asks for https from anywhere else. */
    private static final String LOOPBACK = "127.0.0.1";

    private static final int TOKEN_SECONDS = 36_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;
    private final String token;

    private AdminPages(URI root, String token) {
        this.root = root;
        this.token = token;
    }

    /** As the server's own administrator, whose token lasts for the whole of a run. */
    public static AdminPages of(KeycloakServer server, Realm realm) {
        server.admin()
                .put("/master", Map.of("accessTokenLifespan", TOKEN_SECONDS, "ssoSessionIdleTimeout", TOKEN_SECONDS));
        Client cli = new Client(Realm.master(server).url(), "admin-cli", server.baseUrl(), null);
        String token = Device.of(server, Agent.named("curl/8.14.1"), LOOPBACK)
                .tokens(cli)
                .grant(new Person("", Admin.USERNAME, Admin.PASSWORD))
                .tokens()
                .access();
        return new AdminPages(server.baseUrl().resolve("/admin/realms/" + realm.name() + "/live-sessions/"), token);
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(body(path));
    }

    /** The same; adds how long the whole answer took. */
    public JsonNode timed(String path, List<Double> millis) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String body = body(path);
        millis.add((System.nanoTime() - start) / 1e6);
        return JSON.readTree(body);
    }

    private String body(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
