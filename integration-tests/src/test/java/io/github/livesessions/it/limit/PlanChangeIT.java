package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is on which plan is the admin's to say, and a plan that shrinks ends nothing by itself. */
@Keycloak(database = Database.POSTGRESQL)
final class PlanChangeIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Census census;

    PlanChangeIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.usual()
                        .plan("small limit=2 when-full=evict-oldest")
                        .plan("large limit=5 when-full=evict-oldest")
                        .with("default-plan", "small"))
                .client("app", apps)
                .create(server);
        realm.declarePlan();
        app = realm.client("app", apps);
        census = new Census(realm, app);
    }

    @Test
    void aPlanThatShrinksEndsTheSurplusWithTheNextLoginAndNotBefore() {
        Person ada = onPlan("large");
        List<Tokens> five = List.of(signIn(ada), signIn(ada), signIn(ada), signIn(ada), signIn(ada));
        census.shallCount(ada, 5);

        realm.change(ada, Map.of("attributes", Map.of("plan", List.of("small"))));

        // the sweep that ends what is overdue runs each second
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .until(() ->
                        census.listed(ada).size() == 5 && census.keycloaks(ada).size() == 5);
        Tokens next = signIn(ada);
        census.shallHold(ada, five.get(4).sid(), next.sid());
    }

    @Test
    void nobodyRaisesTheOwnPlan() throws IOException, InterruptedException {
        Person ada = onPlan("small");
        Tokens tokens = signIn(ada);
        ObjectNode account = (ObjectNode) account(tokens, "GET", null);
        assertThat(account.path("attributes").path("plan").path(0).asText()).isEqualTo("small");
        account.withObject("attributes").putArray("plan").add("large");

        account(tokens, "POST", account);

        assertThat(plan(ada)).isEqualTo("small");
        signIn(ada);
        signIn(ada);
        census.shallCount(ada, 2);
    }

    @Test
    void theOwnerSavingTheProfileKeepsThePlan() throws IOException, InterruptedException {
        Person ada = onPlan("large");
        Tokens tokens = signIn(ada);
        ObjectNode account = (ObjectNode) account(tokens, "GET", null);
        account.remove("attributes");

        account(tokens, "POST", account.put("lastName", "Byron"));

        assertThat(plan(ada)).isEqualTo("large");
    }

    @Test
    void anAdminSavingTheAccountKeepsThePlan() {
        Person ada = onPlan("large");

        realm.change(ada, Map.of("lastName", "Byron"));

        assertThat(plan(ada)).isEqualTo("large");
    }

    private Person onPlan(String plan) {
        Person person = realm.person();
        realm.change(person, Map.of("attributes", Map.of("plan", List.of(plan))));
        return person;
    }

    private String plan(Person person) {
        return server.admin()
                .get("/" + realm.name() + "/users/" + person.id())
                .path("attributes")
                .path("plan")
                .path(0)
                .asText();
    }

    private Tokens signIn(Person person) {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN).signIn(app, person);
    }

    /** Keycloak's account REST with the person's own token; a refusal is an answer as well. */
    private JsonNode account(Tokens tokens, String method, @Nullable Object body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.url() + "/account"))
                .header("Authorization", "Bearer " + tokens.access())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isIn(200, 204, 400);
        return JSON.readTree(response.body().isBlank() ? "{}" : response.body());
    }
}
