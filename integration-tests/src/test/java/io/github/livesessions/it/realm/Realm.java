package io.github.livesessions.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.server.Admin;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A realm on a running server, as its admin sees it. */
public final class Realm {

    private static final String PASSWORD = "right horse";

    private final KeycloakServer server;
    private final Admin admin;
    private final String name;

    Realm(KeycloakServer server, String name) {
        this.server = server;
        this.admin = server.admin();
        this.name = name;
    }

    /** The server's own realm. */
    public static Realm master(KeycloakServer server) {
        return new Realm(server, "master");
    }

    /** A realm that has come to the server otherwise than by a draft. */
    public static Realm named(String name, KeycloakServer server) {
        return new Realm(server, name);
    }

    public String name() {
        return name;
    }

    public KeycloakServer server() {
        return server;
    }

    /** Base of the realm's addresses, as browsers see it. */
    public URI url() {
        return URI.create(server.baseUrl() + "/realms/" + name);
    }

    /** A public client that the draft has named. */
    public Client client(String id, Apps apps) {
        return new Client(url(), id, apps.callback(id), null);
    }

    /** A confidential client that the draft has named. */
    public Client service(String id, Apps apps) {
        return new Client(url(), id, apps.callback(id), id);
    }

    /** The admin console of this realm. */
    public Client adminConsole() {
        return new Client(
                url(), "security-admin-console", URI.create(server.baseUrl() + "/admin/" + name + "/console/"), null);
    }

    /** Gates a realm that exists, as setting it up does. */
    public void gate(Policy policy) {
        admin.post("/" + name + "/components", RealmDraft.typedComponent(policy));
    }

    /** Somebody new, with a complete profile and the right to manage the own account. */
    public Person person() {
        return person("p-" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** The same, of a name that is given. */
    public Person person(String username) {
        String id = admin.post(
                "/" + name + "/users",
                Map.of(
                        "username",
                        username,
                        "enabled",
                        true,
                        "firstName",
                        "Ada",
                        "lastName",
                        "Lovelace",
                        "email",
                        username + "@example.org",
                        "emailVerified",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
        return new Person(id, username, PASSWORD);
    }

    /** Ids of the sessions that Keycloak itself holds of {@code person}, offline ones not among them. */
    public List<String> sessions(Person person) {
        List<String> ids = new ArrayList<>();
        for (JsonNode session : admin.get("/" + name + "/users/" + person.id() + "/sessions")) {
            ids.add(session.path("id").asText());
        }
        return ids;
    }

    /** Asserts that within 2 s, which is what is promised, Keycloak holds these sessions and no other. */
    public void shallHold(Person person, String... ids) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(sessions(person)).as("sessions").containsExactlyInAnyOrder(ids));
    }

    /** Asserts that within 2 s Keycloak holds so many sessions. */
    public void shallHoldCount(Person person, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(sessions(person)).as("sessions").hasSize(count));
    }

    /** Ids of the offline sessions that Keycloak itself holds of {@code person} for {@code client}. */
    public List<String> offlineSessions(Person person, Client client) {
        String uuid = admin.get("/" + name + "/clients?clientId=" + client.id())
                .path(0)
                .path("id")
                .asText();
        List<String> ids = new ArrayList<>();
        for (JsonNode session : admin.get("/" + name + "/users/" + person.id() + "/offline-sessions/" + uuid)) {
            ids.add(session.path("id").asText());
        }
        return ids;
    }

    /** The saved events of {@code person} of one type of Keycloak's, latest first. */
    public List<JsonNode> events(Person person, String type) {
        List<JsonNode> events = new ArrayList<>();
        admin.get("/" + name + "/events?max=100&type=" + type + "&user=" + person.id())
                .forEach(events::add);
        return events;
    }

    /** Adds an OpenID Connect identity provider, which is {@code other}, a realm of the same server. */
    public void trust(String alias, Realm other, Client clientThere) {
        String outer = other.url() + "/protocol/openid-connect/";
        String inner = server.innerUrl().resolve("/realms/" + other.name()) + "/protocol/openid-connect/";
        admin.post(
                "/" + name + "/identity-provider/instances",
                Map.of(
                        "alias",
                        alias,
                        "providerId",
                        "oidc",
                        "enabled",
                        true,
                        "trustEmail",
                        true,
                        "config",
                        Map.of(
                                "authorizationUrl",
                                outer + "auth",
                                "tokenUrl",
                                inner + "token",
                                "disableUserInfo",
                                "true",
                                "clientId",
                                clientThere.id(),
                                "clientSecret",
                                clientThere.confidential().orElseThrow(),
                                "clientAuthMethod",
                                "client_secret_post",
                                "defaultScope",
                                "openid profile email")));
    }

    /** Lets {@code person} come through the provider as {@code there}, an account of the other realm. */
    public void link(Person person, String alias, Person there) {
        admin.post(
                "/" + name + "/users/" + person.id() + "/federated-identity/" + alias,
                Map.of("identityProvider", alias, "userId", there.id(), "userName", there.username()));
    }

    /** Changes fields of an account and leaves the others, as the admin console does. */
    public void change(Person person, Map<String, Object> fields) {
        String path = "/" + name + "/users/" + person.id();
        ObjectNode account = (ObjectNode) admin.get(path);
        fields.forEach(account::putPOJO);
        admin.put(path, account);
    }

    /** Changes fields of the realm and leaves the others. */
    public void change(Map<String, Object> fields) {
        admin.put("/" + name, fields);
    }

    /** Declares the attribute {@code plan}, which people see and only admins write. */
    public void declarePlan() {
        String path = "/" + name + "/users/profile";
        ObjectNode profile = (ObjectNode) admin.get(path);
        profile.withArray("attributes")
                .addPOJO(Map.of(
                        "name",
                        "plan",
                        "permissions",
                        Map.of("view", List.of("admin", "user"), "edit", List.of("admin"))));
        admin.put(path, profile);
    }

    /** The account that has this user name, such as one that a first login through a provider has made. */
    public Person personNamed(String username) {
        JsonNode user =
                admin.get("/" + name + "/users?exact=true&username=" + username).path(0);
        if (user.isMissingNode()) {
            throw new IllegalStateException("Nobody is named " + username + " in " + name);
        }
        return new Person(user.path("id").asText(), username, PASSWORD);
    }
}
