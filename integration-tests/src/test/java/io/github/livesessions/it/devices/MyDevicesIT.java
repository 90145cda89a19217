package io.github.livesessions.it.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People see their own sessions and devices, name and trust them, and end sessions. */
@Keycloak
final class MyDevicesIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;

    MyDevicesIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
    }

    @Test
    void theOwnSessionsAreListedAndTheOneThatAsksIsTold() {
        Household ada = household();
        Tokens phone = phone().signIn(app, ada.person());
        OwnCaller laptop = ada.proven(laptop());
        household().proven(laptop());

        Reply reply = laptop.get("me/sessions");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.items()).hasSize(2);
        JsonNode own = reply.items().get(0);
        assertThat(own.path("current").asBoolean()).isTrue();
        assertThat(own.path("username").asText()).isEqualTo(ada.person().username());
        assertThat(own.path("device").path("proven").asBoolean()).isTrue();
        assertThat(reply.items().get(1).path("id").asText()).isEqualTo(phone.sid());
        assertThat(reply.items().get(1).path("current").asBoolean()).isFalse();
    }

    @Test
    void sessionsAndDevicesComeInPages() {
        Household ada = household();
        OwnCaller laptop = ada.unproven(laptop());
        phone().signIn(app, ada.person());
        device(Agent.FIREFOX_ON_LINUX).signIn(app, ada.person());

        for (String list : new String[] {"me/sessions", "me/devices"}) {
            Reply first = laptop.get(list + "?max=2");
            Reply second = laptop.get(
                    list + "?max=2&after=" + first.body().path("next").asText());

            assertThat(first.ids()).hasSize(2);
            assertThat(second.ids()).hasSize(1).doesNotContainAnyElementsOf(first.ids());
            assertThat(second.body().get("next").isNull()).isTrue();
        }
    }

    @Test
    void aDeviceIsShownWithAllThatIsKnownOfIt() {
        Household ada = household();
        Instant before = Instant.now();
        Tokens phone = phone().signIn(app, ada.person());
        OwnCaller laptop = ada.proven(laptop());

        JsonNode device = Household.shown(laptop, ada.deviceOf(phone));

        assertThat(device.path("type").asText()).isEqualTo("mobile");
        assertThat(device.path("browser").asText()).isNotEmpty();
        assertThat(device.path("current").asBoolean(true)).isFalse();
        assertThat(device.path("proven").asBoolean(true)).isFalse();
        assertThat(device.path("trusted").asBoolean(true)).isFalse();
        assertThat(device.path("blocked").asBoolean(true)).isFalse();
        assertThat(device.path("sessions").path(0).asText()).isEqualTo(phone.sid());
        assertThat(Instant.parse(device.path("firstSeenAt").asText())).isBetween(before, Instant.now());
        assertThat(Instant.parse(device.path("lastSeenAt").asText())).isBetween(before, Instant.now());
        assertThat(laptop.get("me/devices").items())
                .filteredOn(item -> item.path("current").asBoolean())
                .hasSize(1);
    }

    @Test
    void aDeviceGetsANameAndLosesIt() {
        Household ada = household();
        String phone = ada.deviceOf(phone().signIn(app, ada.person()));
        OwnCaller laptop = ada.proven(laptop());

        assertThat(laptop.patch("me/devices/" + phone, "{\"name\":\" Ada's \\u202Ephone \"}")
                        .status())
                .isEqualTo(204);
        assertThat(Household.shown(laptop, phone).path("name").asText()).isEqualTo("Ada's phone");
        assertThat(laptop.patch("me/devices/" + phone, "{\"name\":null}").status())
                .isEqualTo(204);
        assertThat(Household.shown(laptop, phone).path("name").asText()).isNotEqualTo("Ada's phone");
        assertThat(ada.events("device-renamed")).hasSize(2);
    }

    @Test
    void onlyAProvenDeviceCanBeTrusted() {
        Household ada = household();
        String phone = ada.deviceOf(phone().signIn(app, ada.person()));
        OwnCaller laptop = ada.proven(laptop());

        Reply tooEarly = laptop.patch("me/devices/" + phone, "{\"trusted\":true}");
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(tooEarly.problem()).isEqualTo("unproven-device");

        ada.prove(phone);
        assertThat(laptop.patch("me/devices/" + phone, "{\"trusted\":true}").status())
                .isEqualTo(204);
        assertThat(Household.shown(laptop, phone).path("trusted").asBoolean()).isTrue();
        assertThat(laptop.patch("me/devices/" + phone, "{\"trusted\":false}").status())
                .isEqualTo(204);
        assertThat(ada.events("device-trusted")).containsExactlyInAnyOrder("trusted", "not-trusted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nam\":\"x\"}|400|unknown-field|nam",
                "{\"name\":1}|400|invalid-field|name",
                "{\"name\":\"\"}|400|invalid-field|name",
                "{\"trusted\":\"yes\"}|400|invalid-field|trusted",
                "{\"trusted\":null}|400|invalid-field|trusted",
                "[]|400|invalid-body|",
                "{\"name\":\"a\",\"name\":\"b\"}|400|invalid-body|",
                "{} {}|400|invalid-body|",
                "{|400|invalid-body|"
            })
    void aBodyThatIsNotUnderstoodIsRefused(String body, int status, String problem, String field) {
        Household ada = household();
        OwnCaller laptop = ada.proven(laptop());
        String own = laptop.get("me/devices").ids().get(0);

        Reply reply = laptop.patch("me/devices/" + own, body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.body().path("field").asText("")).isEqualTo(field == null ? "" : field);
    }

    @Test
    void aBodyOrANameThatIsTooLongIsRefused() {
        Household ada = household();
        OwnCaller laptop = ada.proven(laptop());
        String own = laptop.get("me/devices").ids().get(0);

        assertThat(laptop.patch("me/devices/" + own, "{\"name\":\"" + "x".repeat(61) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(laptop.patch("me/devices/" + own, "{\"name\":\"" + "x".repeat(60) + "\"}")
                        .status())
                .isEqualTo(204);
        Reply flood = laptop.patch("me/devices/" + own, "{\"name\":\"" + "x".repeat(1_000_000) + "\"}");
        assertThat(flood.status()).isEqualTo(413);
    }

    @Test
    void anUnprovenDeviceEndsAnotherSession() {
        Household ada = household();
        Device phone = phone();
        Tokens ended = phone.signIn(app, ada.person());
        OwnCaller laptop = ada.unproven(laptop());

        assertThat(laptop.delete("me/sessions/" + ended.sid()).status()).isEqualTo(204);

        realm.shallHoldCount(ada.person(), 1);
        assertThat(phone.tokens(app).refresh(ended).refused().error()).isEqualTo("invalid_grant");
        assertThat(laptop.delete("me/sessions/" + ended.sid()).status()).isEqualTo(404);
    }

    @Test
    void loggingOutEverywhereKeepsTheSessionThatAsksIfItIsTold() {
        Household ada = household();
        phone().signIn(app, ada.person(), "scope=openid offline_access");
        device(Agent.FIREFOX_ON_LINUX).signIn(app, ada.person());
        OwnCaller laptop = ada.unproven(laptop());

        assertThat(laptop.post("me/logout-everywhere", "{\"keepCurrent\":true}").status())
                .isEqualTo(204);

        realm.shallHoldCount(ada.person(), 1);
        assertThat(realm.offlineSessions(ada.person(), app)).isEmpty();
        assertThat(laptop.get("me/sessions").items()).hasSize(1);
        assertThat(laptop.post("me/logout-everywhere", "").status()).isEqualTo(204);
        realm.shallHoldCount(ada.person(), 0);
        assertThat(laptop.get("me/sessions").status()).isEqualTo(401);
    }

    private Household household() {
        return new Household(realm, realm.person());
    }

    private Device laptop() {
        return device(Agent.CHROME_ON_WINDOWS);
    }

    private Device phone() {
        return device(Agent.SAFARI_ON_IPHONE);
    }

    private Device device(Agent agent) {
        return Device.of(server, agent, Origin.UNKNOWN);
    }
}
