package io.github.livesessions.it.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.OwnCaller.Reply;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.HttpCookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are forged, late, for somebody else or not understood change nothing, and are told why. */
@Keycloak
final class StrangeRequestsIT {

    private static final String FOREIGN = "https://evil.example.org";

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Client narrow;
    private final Client brief;

    StrangeRequestsIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(50, "refuse").with("management-clients", "account-console", "narrow", "brief"))
                .withDeviceStep()
                .client("app", apps)
                .client("narrow", apps)
                .client("brief", apps)
                .create(server);
        app = realm.client("app", apps);
        narrow = realm.client("narrow", apps);
        brief = realm.client("brief", apps);
        change("narrow", Map.of("fullScopeAllowed", false));
        change("brief", Map.of("attributes", Map.of("access.token.lifespan", "2")));
    }

    static Stream<String> calls() {
        return Stream.of(
                "GET me/sessions",
                "GET me/devices",
                "GET me/alerts",
                "GET me/events",
                "GET me/export",
                "GET me/preferences",
                "GET me/receipts/any",
                "DELETE me/sessions/{session}",
                "DELETE me/sessions?state=offline",
                "DELETE me/events",
                "POST me/logout-everywhere",
                "POST me/alerts/any",
                "POST me/contest",
                "PUT me/preferences",
                "PUT me/devices/{device}/block",
                "DELETE me/devices/{device}/block");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aTokenForAnotherAudienceIsRefusedThoughItsOwnerMayAndItsClientToo(String call) {
        Household ada = household();
        Tokens tokens = phone().signIn(narrow, ada.person());
        assertThat(tokens.claims().path("aud").toString()).doesNotContain("account");

        Reply reply = ask(OwnCaller.with(realm, tokens.access()), call, ada, tokens);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.problem()).isEqualTo("unauthorized");
        realm.shallHold(ada.person(), tokens.sid());
    }

    @Test
    void anExpiredTokenIsRefusedThoughItsSessionLives() {
        Household ada = household();
        Device phone = phone();
        Tokens tokens = phone.signIn(brief, ada.person());
        OwnCaller caller = OwnCaller.with(realm, tokens.access());
        await().until(() -> caller.get("me/sessions").status() == 401);

        for (String call : calls().toList()) {
            assertThat(ask(caller, call, ada, tokens).status()).as(call).isEqualTo(401);
        }
        realm.shallHold(ada.person(), tokens.sid());
        Tokens fresh = phone.tokens(brief).refresh(tokens).tokens();
        assertThat(OwnCaller.with(realm, fresh.access()).get("me/sessions").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void thePageOfAnotherSiteCannotUseTheCookiesOfTheBrowser(String call) {
        Household ada = household();
        Device phone = phone();
        Tokens tokens = phone.signIn(Household.console(realm), ada.person());
        String cookies = Stream.of("KEYCLOAK_IDENTITY", "KEYCLOAK_SESSION", "AUTH_SESSION_ID")
                .map(phone::cookie)
                .flatMap(Optional::stream)
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        assertThat(cookies)
                .contains(phone.cookie("KEYCLOAK_IDENTITY")
                        .map(HttpCookie::getValue)
                        .orElseThrow());
        OwnCaller forger = OwnCaller.with(realm, null)
                .sending("Cookie", cookies)
                .sending("Origin", FOREIGN)
                .sending("Content-Type", "text/plain");

        Reply reply = ask(forger, call, ada, tokens);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        realm.shallHold(ada.person(), tokens.sid());
    }

    @Test
    void oneOfTwoWhoEndTheSameSessionAtOnceMayComeTooLate() throws Exception {
        Household ada = household();
        List<OwnCaller> callers =
                List.of(ada.proven(laptop()), ada.proven(laptop()), ada.proven(laptop()), ada.proven(laptop()));
        try (Racers racers = new Racers(callers.size())) {
            for (int round = 0; round < 5; round++) {
                Tokens ended = phone().signIn(app, ada.person());

                List<Integer> answers = racers.run(callers.stream()
                        .<Callable<Integer>>map(caller -> () ->
                                caller.delete("me/sessions/" + ended.sid()).status())
                        .toList());

                assertThat(answers).contains(204).isSubsetOf(204, 404);
                realm.shallHoldCount(ada.person(), callers.size());
            }
        }
        assertThat(OwnCaller.with(realm, null)
                        .get("openapi.json")
                        .body()
                        .path("paths")
                        .path("/realms/{realm}/live-sessions/me/sessions/{id}")
                        .path("delete")
                        .path("responses")
                        .fieldNames())
                .toIterable()
                .contains("204", "404");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT|me/preferences|{\"locationTracking\":\"no\"}|invalid-field|locationTracking",
                "PUT|me/preferences|{\"emailAlerts\":null}|invalid-field|emailAlerts",
                "PUT|me/preferences|{\"mailAlerts\":true}|unknown-field|mailAlerts",
                "PUT|me/preferences|[true]|invalid-body|",
                "POST|me/logout-everywhere|{\"keepCurrent\":\"yes\"}|invalid-field|keepCurrent",
                "POST|me/logout-everywhere|{\"keep\":true}|unknown-field|keep",
                "POST|me/logout-everywhere|nonsense|invalid-body|",
                "POST|me/contest|{\"session\":1}|invalid-field|session",
                "POST|me/contest|{\"sid\":\"any\"}|unknown-field|sid",
                "POST|me/contest|{}|invalid-field|session",
                "DELETE|me/events|{\"all\":true}|unknown-field|all",
                "GET|me/sessions?max=101||invalid-parameter|max",
                "GET|me/devices?max=many||invalid-parameter|max",
                "GET|me/sessions?page=2||unknown-parameter|page",
                "GET|me/export?format=xml||invalid-parameter|format"
            })
    void whatIsNotUnderstoodIsNamed(String method, String path, String body, String problem, String field) {
        Household ada = household();
        OwnCaller caller = ada.proven(laptop());

        Reply reply = caller.call(method, path, body == null ? "" : body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.body().path("field").asText("")).isEqualTo(field == null ? "" : field);
        realm.shallHoldCount(ada.person(), 1);
        assertThat(caller.get("me/preferences").body().toString())
                .isEqualTo("{\"locationTracking\":true,\"emailAlerts\":true}");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT me/preferences",
        "PATCH me/devices/{device}",
        "POST me/logout-everywhere",
        "POST me/contest",
        "DELETE me/events"
    })
    void aFloodIsNotRead(String call) {
        Household ada = household();
        OwnCaller caller = ada.proven(laptop());
        String[] parts = call.split(" ", 2);
        String path =
                parts[1].replace("{device}", caller.get("me/devices").ids().get(0));

        Reply reply = caller.call(parts[0], path, "{\"name\":\"" + "x".repeat(1_000_000) + "\"}");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.problem()).isEqualTo("body-too-large");
        realm.shallHoldCount(ada.person(), 1);
    }

    @Test
    void aNameThatIsTooLongIsNamed() {
        OwnCaller caller = household().proven(laptop());
        String device = caller.get("me/devices").ids().get(0);

        Reply reply = caller.patch("me/devices/" + device, "{\"name\":\"" + "x".repeat(61) + "\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("field").asText()).isEqualTo("name");
    }

    @Test
    void ofAnothersDeviceThereIsNoHistory() {
        Household bob = household();
        Tokens bobs = phone().signIn(app, bob.person());
        OwnCaller ada = household().proven(laptop());
        await().untilAsserted(() ->
                assertThat(ada.get("me/events?type=session-started").items()).hasSize(1));

        assertThat(ada.get("me/events?device=" + bob.deviceOf(bobs)).items()).isEmpty();
    }

    private static Reply ask(OwnCaller caller, String call, Household owner, Tokens tokens) {
        String[] parts = call.split(" ", 2);
        String path = parts[1].replace("{session}", tokens.sid()).replace("{device}", owner.deviceOf(tokens));
        return caller.call(parts[0], path, "");
    }

    private void change(String client, Map<String, Object> fields) {
        String clients = "/" + realm.name() + "/clients";
        var found =
                (ObjectNode) server.admin().get(clients + "?clientId=" + client).path(0);
        fields.forEach(found::putPOJO);
        server.admin().put(clients + "/" + found.path("id").asText(), found);
    }

    private Household household() {
        return new Household(realm, realm.person());
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.UNKNOWN);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.UNKNOWN);
    }

    /** Runs things at the same time. */
    private record Racers(ExecutorService threads) implements AutoCloseable {

        Racers(int count) {
            this(Executors.newFixedThreadPool(count));
        }

        List<Integer> run(List<Callable<Integer>> all) throws Exception {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
