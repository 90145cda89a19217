package io.github.livesessions.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statistics of a realm come true within moments of what happens, and go with what they are about. */
@Keycloak
final class StatisticsIT {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final KeycloakServer server;
    private final Apps apps;
    private final Tables tables;
    private Realm realm;
    private Client app;

    StatisticsIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        this.tables = new Tables(server);
    }

    @BeforeEach
    void aRealmOfItsOwn() {
        realm = RealmDraft.draft()
                .gated(Policy.limit(2, "refuse").plan("large limit=9").with("default-plan", "single"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        realm.declarePlan();
        app = realm.client("app", apps);
    }

    @Test
    void aRealmThatNobodyHasUsedHasNone() {
        JsonNode stats = admin().get("stats").body();

        assertThat(numbers(stats)).isEqualTo(Map.of("sessions", 0, "online", 0, "users", 0));
        assertThat(stats.path("byHour")).hasSize(48);
        assertThat(stats.path("byDay")).hasSize(90);
        assertThat(stats.path("byPlan")).isEmpty();
        assertThat(admin().get("stats?max=1").status()).isEqualTo(400);
    }

    @Test
    void loginsAndLogoutsAreCounted() {
        Person ada = realm.person();
        Tokens oslo = device(Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);
        Device phone = device(Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
        Tokens osaka = phone.signIn(app, ada);
        device(Agent.CHROME_ON_WINDOWS, Origin.UNKNOWN).signIn(app, realm.person());

        shallCome(stats -> {
            assertThat(numbers(stats)).isEqualTo(Map.of("sessions", 3, "online", 0, "users", 2));
            assertThat(counts(stats, "byPlan", "plan")).isEqualTo(Map.of("single", 3));
            assertThat(counts(stats, "byCountry", "countryCode")).isEqualTo(Map.of("NO", 1, "JP", 1, "null", 1));
            assertThat(counts(stats, "byDeviceType", "type")).isEqualTo(Map.of("desktop", 2, "mobile", 1));
            assertThat(counts(stats, "byPlace", "city")).isEqualTo(Map.of("Oslo", 1, "Osaka", 1));
            assertThat(now(stats, "byHour").path("started").asInt()).isEqualTo(3);
            assertThat(now(stats, "byDay").path("started").asInt()).isEqualTo(3);
        });
        JsonNode place = admin().get("stats").body().path("byPlace").path(0);
        assertThat(place.path("latitude").isNumber()).isTrue();
        assertThat(place.path("countryCode").asText()).isIn("NO", "JP");

        phone.tokens(app).logout(osaka);
        admin().delete("sessions/" + oslo.sid());

        shallCome(stats -> {
            assertThat(numbers(stats)).isEqualTo(Map.of("sessions", 1, "online", 0, "users", 1));
            assertThat(counts(stats, "byPlace", "city")).isEmpty();
            assertThat(counts(stats, "byCountry", "countryCode")).isEqualTo(Map.of("null", 1));
            assertThat(now(stats, "byHour").path("ended").asInt()).isEqualTo(2);
            assertThat(now(stats, "byDay").path("ended").asInt()).isEqualTo(2);
        });
    }

    @Test
    void refusalsBlocksAndPlansAreCounted() {
        Household ada = new Household(realm, realm.person());
        Tokens laptop = device(Agent.CHROME_ON_WINDOWS, Origin.UNKNOWN).signIn(app, ada.person());
        device(Agent.SAFARI_ON_IPHONE, Origin.UNKNOWN).signIn(app, ada.person());
        assertThat(device(Agent.FIREFOX_ON_LINUX, Origin.UNKNOWN)
                        .tokens(app)
                        .grant(ada.person())
                        .refused()
                        .description())
                .isEqualTo("session_limit_reached");
        realm.change(ada.person(), Map.of("attributes", Map.of("plan", List.of("large"))));
        admin().put(
                        "devices/" + ada.deviceOf(laptop) + "/block?user="
                                + ada.person().id(),
                        "");

        shallCome(stats -> {
            assertThat(numbers(stats)).isEqualTo(Map.of("sessions", 1, "online", 0, "users", 1));
            assertThat(counts(stats, "byPlan", "plan")).isEqualTo(Map.of("large", 1));
            assertThat(now(stats, "byDay").path("refused").asInt()).isEqualTo(1);
            assertThat(now(stats, "byDay").path("blocked").asInt()).isEqualTo(1);
        });
    }

    @Test
    void aDeletedAccountLeavesTheCountAndNoRow() {
        Person ada = realm.person();
        String sid =
                device(Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada).sid();
        shallCome(stats -> assertThat(numbers(stats)).containsEntry("sessions", 1));

        server.admin().delete("/" + realm.name() + "/users/" + ada.id());

        shallCome(stats -> {
            assertThat(numbers(stats)).isEqualTo(Map.of("sessions", 0, "online", 0, "users", 0));
            assertThat(counts(stats, "byPlace", "city")).isEmpty();
        });
        assertThat(tables.texts("select SESSION_ID from LS_TALLY where SESSION_ID = ?", sid))
                .isEmpty();
    }

    @Test
    void aRenamedRealmKeepsThemAndADeletedOneLeavesNothing() {
        device(Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, realm.person());
        shallCome(stats -> assertThat(numbers(stats)).containsEntry("sessions", 1));
        String id = server.admin().get("/" + realm.name()).path("id").asText();
        String name = realm.name() + "-renamed";

        realm.change(Map.of("realm", name));

        realm = Realm.named(name, server);
        assertThat(numbers(admin().get("stats").body())).containsEntry("sessions", 1);
        assertThat(admin().get("sessions").items()).hasSize(1);

        server.admin().delete("/" + name);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(tables.texts("select ID from LS_COUNT where REALM_ID = ?", id))
                    .isEmpty();
            assertThat(tables.texts("select SESSION_ID from LS_TALLY where REALM_ID = ?", id))
                    .isEmpty();
            assertThat(tables.texts("select ID from LS_SESSION where REALM_ID = ?", id))
                    .isEmpty();
        });
    }

    /** Of the server's own realm: somebody of this one would be counted, and the token lasts a minute. */
    private AdminCaller admin() {
        return AdminCaller.ofAllRealms(realm);
    }

    private void shallCome(Consumer<JsonNode> truth) {
        AdminCaller admin = admin();
        await().atMost(SOON).untilAsserted(() -> truth.accept(admin.get("stats").body()));
    }

    private static Map<String, Integer> numbers(JsonNode stats) {
        Map<String, Integer> numbers = new TreeMap<>();
        List.of("sessions", "online", "users")
                .forEach(name -> numbers.put(name, stats.path(name).asInt()));
        return numbers;
    }

    private static Map<String, Integer> counts(JsonNode stats, String list, String key) {
        Map<String, Integer> counts = new TreeMap<>();
        stats.path(list)
                .forEach(item -> counts.put(
                        item.path(key).asText(), item.path("sessions").asInt()));
        return counts;
    }

    /** The hour or day that is now, the last of the list; the one before where it has just begun. */
    private static JsonNode now(JsonNode stats, String list) {
        JsonNode all = stats.path(list);
        JsonNode last = all.path(all.size() - 1);
        boolean empty = last.path("started").asInt() == 0 && last.path("ended").asInt() == 0;
        return empty ? all.path(all.size() - 2) : last;
    }

    private Device device(Agent agent, String origin) {
        return Device.of(server, agent, origin);
    }
}
