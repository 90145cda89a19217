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
import io.github.livesessions.it.devices.OwnCaller;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller.Answer;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Administrators find sessions, devices and alerts among all of a realm, and act on many at once. */
@Keycloak
final class AdminListsIT {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final AdminCaller manager;
    private final AdminCaller viewer;

    AdminListsIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.usual()
                        .plan("small limit=10")
                        .plan("large limit=20")
                        .with("default-plan", "small"))
                .withDeviceStep()
                .with("accessTokenLifespan", 3_600)
                .with("adminEventsDetailsEnabled", true)
                .client("app", apps)
                .create(server);
        realm.declarePlan();
        app = realm.client("app", apps);
        manager = AdminCaller.with(realm, realm, "manage-users");
        viewer = AdminCaller.with(realm, realm, "view-users");
    }

    @Test
    void aWordFindsPeopleDevicesAndCitiesByTheirBeginning() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 6);
        Person named = realm.person(word + "-ada");
        String hers = phone().signIn(app, named).sid();
        Household other = new Household(realm, realm.person());
        OwnCaller owner = other.proven(laptop());
        Tokens inOsaka = device(Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(app, other.person());
        owner.patch(
                "me/devices/" + other.deviceOf(inOsaka), "{\"name\":\"" + word.toUpperCase(Locale.ROOT) + " desk\"}");

        assertThat(viewer.get("sessions?q=" + word).ids()).containsExactly(inOsaka.sid(), hers);
        assertThat(viewer.get("sessions?max=1&q=" + word).ids()).containsExactly(inOsaka.sid());
        assertThat(viewer.get("sessions?q=" + word + "-").ids()).containsExactly(hers);
        assertThat(viewer.get("sessions?q=" + word + "%20DESK").ids()).containsExactly(inOsaka.sid());
        assertThat(viewer.get("sessions?q=nobody-" + word).ids()).isEmpty();
        assertThat(viewer.get("sessions?q=*").ids()).isEmpty();
        // where somebody is is known as soon as it is counted
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(viewer.get(
                                        "sessions?q=osa&user=" + other.person().id())
                                .ids())
                        .containsExactly(inOsaka.sid()));
    }

    @Test
    void pagesOfAWordShowEachSessionOnce() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 6);
        Person named = realm.person(word);
        String first = phone().signIn(app, named).sid();
        String second = laptop().signIn(app, named).sid();
        String third =
                device(Agent.FIREFOX_ON_LINUX, Origin.OSLO).signIn(app, named).sid();

        Answer page = viewer.get("sessions?max=2&q=" + word);
        Answer last = viewer.get("sessions?max=2&q=" + word + "&after="
                + page.body().path("next").asText());

        assertThat(page.ids()).containsExactly(third, second);
        assertThat(last.ids()).containsExactly(first);
        assertThat(last.body().get("next").isNull()).isTrue();
    }

    @Test
    void anAddressOrItsNetworkFindsWhoCameFromThere() {
        Person ada = realm.person();
        String oslo =
                device(Agent.FIREFOX_ON_LINUX, Origin.OSLO).signIn(app, ada).sid();
        String osaka =
                device(Agent.CHROME_ON_ANDROID, Origin.OSAKA).signIn(app, ada).sid();
        String paris =
                device(Agent.CHROME_ON_WINDOWS, Origin.PARIS).signIn(app, ada).sid();
        String hers = "sessions?user=" + ada.id() + "&ip=";

        assertThat(viewer.get(hers + Origin.OSLO).ids()).containsExactly(oslo);
        assertThat(viewer.get(hers + "198.51.100.0/24").ids()).containsExactly(osaka, oslo);
        assertThat(viewer.get(hers + "198.51.100.0/26").ids()).containsExactly(oslo);
        assertThat(viewer.get(hers + "203.0.113.0/24").ids()).containsExactly(paris);
        assertThat(viewer.get(hers + "2001:db8::/32").ids()).isEmpty();
        assertThat(viewer.get("sessions?ip=" + Origin.OSLO).ids())
                .contains(oslo)
                .doesNotContain(osaka, paris);
    }

    @Test
    void aPlanFindsWhoIsOnItNow() {
        Person ada = realm.person();
        String sid = laptop().signIn(app, ada).sid();
        String hers = "&user=" + ada.id();
        assertThat(viewer.get("sessions?plan=small" + hers).ids()).containsExactly(sid);
        JsonNode user = viewer.get("users/" + ada.id()).body();
        assertThat(user.path("plan").asText()).isEqualTo("small");
        assertThat(user.path("limit").asInt()).isEqualTo(10);

        realm.change(ada, Map.of("attributes", Map.of("plan", List.of("large"))));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(viewer.get("sessions?plan=large" + hers).ids()).containsExactly(sid);
            assertThat(viewer.get("sessions?plan=small" + hers).ids()).isEmpty();
            assertThat(viewer.get("sessions?" + hers.substring(1))
                            .items()
                            .get(0)
                            .path("plan")
                            .asText())
                    .isEqualTo("large");
        });
    }

    @Test
    void aDeviceFindsItsSessions() {
        Household ada = new Household(realm, realm.person());
        Tokens laptop = laptop().signIn(app, ada.person());
        phone().signIn(app, ada.person());

        Answer answer = viewer.get("sessions?device=" + ada.deviceOf(laptop));

        assertThat(answer.ids()).containsExactly(laptop.sid());
        assertThat(viewer.get("sessions?device=unknown").status()).isEqualTo(404);
        assertThat(viewer.get("sessions?device=" + ada.deviceOf(laptop) + "&user="
                                + realm.person().id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aUserIsShownWithTheNumberOfSessions() {
        Person ada = realm.person();
        laptop().signIn(app, ada);
        phone().signIn(app, ada);

        JsonNode user = viewer.get("users/" + ada.id()).body();

        assertThat(user.path("id").asText()).isEqualTo(ada.id());
        assertThat(user.path("username").asText()).isEqualTo(ada.username());
        assertThat(user.path("enabled").asBoolean()).isTrue();
        assertThat(user.path("live").asInt()).isEqualTo(2);
        assertThat(viewer.get("users/unknown").status()).isEqualTo(404);
    }

    @Test
    void manyAreEndedAtOnceAndTheReportTellsOfEach() {
        Person ada = realm.person();
        Person bo = realm.person();
        Tokens adas = laptop().signIn(app, ada);
        Tokens kept = phone().signIn(app, ada);
        Tokens bos = laptop().signIn(app, bo, "scope=openid offline_access");
        Tokens over = phone().signIn(app, bo);
        phone().tokens(app).logout(over);
        String ids = String.format(
                Locale.ROOT,
                "{\"ids\":[\"%s\",\"%s\",\"%s\",\"%s\",\"unknown\"]}",
                adas.sid(),
                adas.sid(),
                bos.sid(),
                over.sid());

        Answer answer = manager.post("sessions/end", ids);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("ended").asInt()).isEqualTo(2);
        assertThat(texts(answer.body().path("gone"))).containsExactlyInAnyOrder(over.sid(), "unknown");
        assertThat(texts(answer.body().path("forbidden"))).isEmpty();
        realm.shallHold(ada, kept.sid());
        realm.shallHold(bo);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(realm.offlineSessions(bo, app)).isEmpty());
        assertThat(adminEvent("ACTION", "USER_SESSION").path("representation").asText())
                .contains("\"ended\":2");
        assertThat(viewer.post("sessions/end", "{\"ids\":[\"" + kept.sid() + "\"]}")
                        .body()
                        .path("forbidden")
                        .path(0)
                        .asText())
                .isEqualTo(kept.sid());
    }

    @Test
    void whatCannotBeMeantEndsNothing() {
        Person ada = realm.person();
        Tokens tokens = laptop().signIn(app, ada);
        String many = "\"x\",".repeat(1_000) + "\"" + tokens.sid() + "\"";

        for (String body : List.of(
                "",
                "{}",
                "{\"ids\":[]}",
                "{\"ids\":\"" + tokens.sid() + "\"}",
                "{\"ids\":[1]}",
                "{\"ids\":[" + many + "]}")) {
            Answer answer = manager.post("sessions/end", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body().path("field").asText()).as(body).isEqualTo("ids");
        }
        realm.shallHold(ada, tokens.sid());
    }

    @Test
    void alertsOfAllAreListedAndAnsweredInTheirOwnersPlace() {
        Household ada = new Household(realm, realm.person());
        Tokens hers = phone().signIn(Household.console(realm), ada.person());
        Tokens stolen = laptop().signIn(Household.console(realm), ada.person());
        OwnCaller.with(realm, stolen.access()).delete("me/sessions/" + hers.sid());
        String list = "alerts?user=" + ada.person().id();

        JsonNode alert = manager.get(list + "&rule=ended-by-another&answered=false")
                .items()
                .get(0);

        assertThat(alert.path("username").asText()).isEqualTo(ada.person().username());
        assertThat(alert.path("userId").asText()).isEqualTo(ada.person().id());
        assertThat(alert.path("sessionId").asText()).isEqualTo(hers.sid());
        assertThat(alert.path("by").path("id").asText()).isEqualTo(ada.deviceOf(stolen));
        assertThat(alert.path("by").path("blocked").asBoolean(true)).isFalse();
        assertThat(manager.get(list + "&rule=not-me").items()).isEmpty();
        assertThat(manager.get(list + "&answered=true").items()).isEmpty();
        assertThat(manager.get("alerts?max=1").items()).hasSize(1);
        assertThat(manager.get("alerts").ids()).contains(alert.path("id").asText());
        String answer = "alerts/" + alert.path("id").asText();
        assertThat(manager.post(answer, "{\"verdict\":\"perhaps\"}")
                        .body()
                        .path("field")
                        .asText())
                .isEqualTo("verdict");
        assertThat(manager.post("alerts/unknown", "{\"verdict\":\"mine\"}").status())
                .isEqualTo(404);

        assertThat(manager.post(answer, "{\"verdict\":\"not-mine\"}").status()).isEqualTo(204);

        realm.shallHold(ada.person());
        assertThat(manager.get(list + "&answered=true")
                        .items()
                        .get(0)
                        .path("verdict")
                        .asText())
                .isEqualTo("not-mine");
        assertThat(manager.get(list + "&answered=false").items()).isEmpty();
        assertThat(manager.post(answer, "{\"verdict\":\"mine\"}").status()).isEqualTo(409);
        assertThat(ada.events("alert-answered")).containsExactly("not-mine");
        JsonNode blocked = manager.get("devices?blocked=true").items().stream()
                .filter(item -> item.path("userId").asText().equals(ada.person().id()))
                .findFirst()
                .orElseThrow();
        assertThat(blocked.path("block").path("by").asText()).isEqualTo("administrator");
    }

    @Test
    void blockedDevicesOfAllAreListedPageByPage() {
        Household ada = new Household(realm, realm.person());
        Household bo = new Household(realm, realm.person());
        String adas = ada.deviceOf(phone().signIn(app, ada.person()));
        String bos = bo.deviceOf(phone().signIn(app, bo.person()));
        String ofAda = "devices/" + adas + "/block?user=" + ada.person().id();
        manager.put(ofAda, "{\"reason\":\"lost\"}");
        manager.put("devices/" + bos + "/block?user=" + bo.person().id(), "");

        Answer first = viewer.get("devices?blocked=true&max=1");
        Answer second = viewer.get(
                "devices?blocked=true&max=1&after=" + first.body().path("next").asText());

        assertThat(first.ids()).containsExactly(bos);
        assertThat(second.ids()).containsExactly(adas);
        JsonNode device = second.items().get(0);
        assertThat(device.path("userId").asText()).isEqualTo(ada.person().id());
        assertThat(device.path("username").asText()).isEqualTo(ada.person().username());
        assertThat(device.path("type").asText()).isEqualTo("mobile");
        assertThat(device.path("blocked").asBoolean()).isTrue();
        assertThat(device.path("block").path("reason").asText()).isEqualTo("lost");
        assertThat(device.path("block").path("scope").asText()).isEqualTo("account");
        manager.delete(ofAda);
        assertThat(viewer.get("devices?blocked=true").ids()).contains(bos).doesNotContain(adas);
        assertThat(viewer.get("devices?blocked=no").body().path("field").asText())
                .isEqualTo("blocked");
    }

    private JsonNode adminEvent(String operation, String resource) {
        return server.admin()
                .get("/" + realm.name() + "/admin-events?operationTypes=" + operation + "&resourceTypes=" + resource)
                .path(0);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private Device laptop() {
        return device(Agent.CHROME_ON_WINDOWS, Origin.UNKNOWN);
    }

    private Device phone() {
        return device(Agent.SAFARI_ON_IPHONE, Origin.UNKNOWN);
    }

    private Device device(Agent agent, String origin) {
        return Device.of(server, agent, origin);
    }
}
