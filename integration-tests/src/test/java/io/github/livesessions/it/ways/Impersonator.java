package io.github.livesessions.it.ways;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.server.Admin;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** The server's admin, who acts as somebody else in a browser. */
final class Impersonator {

    /** From elsewhere, the admins' own realm takes https only. */
    private static final String HERE = "127.0.0.1";

    private final KeycloakServer server;
    private final Realm home;
    private final Person admin;

    Impersonator(KeycloakServer server) {
        this(server, new Person("", Admin.USERNAME, Admin.PASSWORD));
    }

    private Impersonator(KeycloakServer server, Person admin) {
        this.server = server;
        this.home = Realm.master(server);
        this.admin = admin;
    }

    /** Another admin of all realms, who may go. */
    static Impersonator passing(KeycloakServer server) {
        Realm home = Realm.master(server);
        Person person = home.person();
        JsonNode role = server.admin().get("/" + home.name() + "/roles/admin");
        server.admin().post("/" + home.name() + "/users/" + person.id() + "/role-mappings/realm", List.of(role));
        return new Impersonator(server, person);
    }

    /** The id of the admin's own account. */
    String id() {
        return home.personNamed(admin.username()).id();
    }

    /** Gives {@code device} the cookies of a session as {@code person}. */
    void begin(Realm realm, Person person, Device device) {
        Client cli = new Client(home.url(), "admin-cli", home.url(), null);
        String token = Device.of(server, Agent.named("curl/8.14.1"), HERE)
                .tokens(cli)
                .grant(admin)
                .tokens()
                .access();
        URI url =
                server.baseUrl().resolve("/admin/realms/" + realm.name() + "/users/" + person.id() + "/impersonation");
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError("Impersonating was answered " + response.statusCode());
            }
            response.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .filter(cookie -> cookie.getMaxAge() != 0)
                    .forEach(device::plant);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
