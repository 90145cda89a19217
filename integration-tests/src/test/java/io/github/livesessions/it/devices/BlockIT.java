package io.github.livesessions.it.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.LoginPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer.Refused;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.OwnCaller.Reply;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A blocked device stays out, with the right password too, until it is unblocked. */
@Keycloak
final class BlockIT {

    private static final String COOKIE = "LIVE_SESSIONS_DEVICE";
    private static final String REALM_SCOPE = "{\"scope\":\"realm\",\"reason\":\"stolen\"}";

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final AdminCaller manager;

    BlockIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        manager = AdminCaller.with(realm, realm, "manage-users", "manage-realm");
    }

    @Test
    void theSessionsOfABlockedDeviceEndAndItsLoginsAreRefused() {
        Household ada = household();
        Device phone = phone();
        Tokens ended = phone.signIn(app, ada.person());
        OwnCaller laptop = ada.proven(laptop());

        String id = ada.deviceOf(ended);

        Reply reply = laptop.put("me/devices/" + id + "/block");

        assertThat(reply.status()).isEqualTo(200);
        realm.shallHoldCount(ada.person(), 1);
        assertThat(phone.tokens(app).refresh(ended).refused().error()).isEqualTo("invalid_grant");
        assertRefused(phone, ada.person());
        assertThat(laptop.get("me/sessions").items()).hasSize(1);
        assertThat(Household.shown(laptop, id).path("blocked").asBoolean()).isTrue();
        assertThat(ada.events("device-blocked")).containsExactly("account");
    }

    @Test
    void aBlockedDeviceThatKeepsItsKeyAndClearsItsCookiesIsRefused() {
        Household ada = household();
        Device phone = phone().withKey();
        OwnCaller laptop = block(ada, phone);

        assertRefused(phone.clearCookies(), ada.person());
        assertThat(laptop.get("me/sessions").items()).hasSize(1);
    }

    @Test
    void fromAnotherBrowserTheAccountLogsInAndAnotherAccountFromTheBlockedOne() {
        Household ada = household();
        Device phone = phone().withKey();
        block(ada, phone);
        Person bob = realm.person();

        assertThat(device(Agent.EDGE_ON_WINDOWS)
                        .withKey()
                        .withFingerprint("0".repeat(32))
                        .signIn(app, ada.person()))
                .isNotNull();
        assertThat(phone.signIn(app, bob).sid()).isNotEmpty();
    }

    @Test
    void aWrongPasswordGetsNoHintOfABlock() {
        Household ada = household();
        Device phone = phone();
        block(ada, phone);
        realm.shallHoldCount(ada.person(), 1);

        Answer answer =
                phone.login(app, new Person(ada.person().id(), ada.person().username(), "wrong"));

        assertThat(answer.loginPage().page().text()).doesNotContainIgnoringCase("block");
    }

    @Test
    void aBlockedDirectGrantIsToldByItsDescription() {
        Household ada = household();
        Device curl = device(Agent.named("curl/8.14.1"));
        Tokens granted = curl.tokens(app).grant(ada.person()).tokens();
        OwnCaller laptop = ada.proven(laptop());

        laptop.put("me/devices/" + ada.deviceOf(granted) + "/block");

        Refused refused = curl.tokens(app).grant(ada.person()).refused();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(refused.description()).isEqualTo("device_blocked");
    }

    @Test
    void anUnblockedDeviceLogsInAtOnce() {
        Household ada = household();
        Device phone = phone();
        String id = ada.deviceOf(phone.signIn(app, ada.person()));
        OwnCaller laptop = ada.proven(laptop());
        laptop.put("me/devices/" + id + "/block");

        assertThat(laptop.delete("me/devices/" + id + "/block").status()).isEqualTo(204);

        assertThat(phone.signIn(app, ada.person()).sid()).isNotEmpty();
        assertThat(ada.events("device-unblocked")).containsExactly("account");
    }

    @Test
    void aDeviceCannotBlockItself() {
        Household ada = household();
        OwnCaller laptop = ada.proven(laptop());
        String own = laptop.get("me/devices").ids().get(0);

        Reply reply = laptop.put("me/devices/" + own + "/block");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("this-device");
        assertThat(laptop.get("me/sessions").status()).isEqualTo(200);
    }

    @Test
    void theMailedWordUndoesABlockByItsButtonAndOnce() {
        Household ada = household();
        Device phone = phone();
        String id = ada.deviceOf(phone.signIn(app, ada.person()));
        Reply blocked = ada.proven(laptop()).put("me/devices/" + id + "/block");
        OwnCaller reader = OwnCaller.with(realm, null);
        String page = "undo/" + blocked.body().path("undo").asText();

        Reply look = reader.get(page);

        assertThat(look.status()).isEqualTo(200);
        assertThat(look.header("Cache-Control")).contains("no-store");
        assertThat(look.text()).contains("data-state=\"ask\"", "<form method=\"post\"");
        assertRefused(phone, ada.person());

        assertThat(reader.post(page, "").text()).contains("data-state=\"done\"");
        assertThat(phone.signIn(app, ada.person()).sid()).isNotEmpty();
        assertThat(ada.events("device-unblocked")).containsExactly("undo");
        assertThat(reader.post(page, "").status()).isEqualTo(410);
    }

    @Test
    void afterAQuarterOfAnHourTheWordIsOverLikeOneThatWasNeverTold() {
        Household ada = household();
        Device phone = phone();
        String id = ada.deviceOf(phone.signIn(app, ada.person()));
        OwnCaller laptop = ada.proven(laptop());
        String word =
                laptop.put("me/devices/" + id + "/block").body().path("undo").asText();
        ada.blockedAgo(Duration.ofMinutes(15));
        OwnCaller reader = OwnCaller.with(realm, null);

        Reply late = reader.post("undo/" + word, "");

        assertThat(late.status()).isEqualTo(410);
        assertThat(late.text()).contains("data-state=\"over\"");
        assertThat(reader.get("undo/" + word).status()).isEqualTo(410);
        assertThat(reader.get("undo/" + "A".repeat(22)).text().replace("A".repeat(22), word))
                .contains("data-state=\"over\"");
        assertThat(reader.get("undo/nonsense").status()).isEqualTo(410);
        assertThat(laptop.post("me/undo/" + word, "").status()).isEqualTo(404);
        assertRefused(phone, ada.person());
    }

    @Test
    void theOwnersProvenDeviceUndoesByTheWordToo() {
        Household ada = household();
        Device phone = phone();
        String id = ada.deviceOf(phone.signIn(app, ada.person()));
        OwnCaller laptop = ada.proven(laptop());
        String word =
                laptop.put("me/devices/" + id + "/block").body().path("undo").asText();
        OwnCaller stranger = household().proven(device(Agent.FIREFOX_ON_LINUX));

        assertThat(stranger.post("me/undo/" + word, "").status()).isEqualTo(404);
        assertThat(laptop.post("me/undo/" + word, "").status()).isEqualTo(204);
        assertThat(phone.signIn(app, ada.person()).sid()).isNotEmpty();
    }

    @Test
    void anAdministratorsBlockOfOneAccountCannotBeLiftedByItsOwner() {
        Household ada = household();
        Device phone = phone();
        String id = ada.deviceOf(phone.signIn(app, ada.person()));
        OwnCaller laptop = ada.proven(laptop());
        String path = "devices/" + id + "/block?user=" + ada.person().id();
        laptop.put("me/devices/" + id + "/block");

        assertThat(manager.put(path, "{\"reason\":\"lost\"}").status()).isEqualTo(204);

        Reply reply = laptop.delete("me/devices/" + id + "/block");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("blocked-by-administrator");
        assertRefused(phone, ada.person());
        assertThat(manager.get("devices?user=" + ada.person().id()).items().toString())
                .contains("\"by\":\"administrator\"", "\"reason\":\"lost\"");
        assertThat(laptop.get("me/devices").text())
                .contains("\"by\":\"administrator\"")
                .doesNotContain("lost");
        String actor = new Tables(server)
                .text(
                        "select ACTOR_ID from LS_BLOCK where USER_ID = ?",
                        ada.person().id());
        assertThat(actor).isNotEmpty().isNotEqualTo(ada.person().id());
        assertThat(server.admin()
                        .get("/" + realm.name() + "/admin-events?max=20&operationTypes=UPDATE")
                        .findValuesAsText("resourcePath"))
                .contains("live-sessions/devices/" + id + "/block");

        assertThat(manager.delete(path).status()).isEqualTo(204);
        assertThat(phone.signIn(app, ada.person()).sid()).isNotEmpty();
    }

    @Test
    void aBlockForTheRealmKeepsEveryAccountOutAndEndsTheirSessions() {
        Household ada = household();
        Person bob = realm.person();
        Device phone = phone();
        String id = ada.deviceOf(phone.signIn(app, ada.person()));
        // two accounts in one browser profile, which has no key to tell that its cookie is a copy
        Device shared = phone();
        shared.plant(phone.cookie(COOKIE).orElseThrow());
        shared.signIn(app, bob);
        String path = "devices/" + id + "/block?user=" + ada.person().id();
        assertThat(manager.get(path).body().path("accounts").asInt()).isEqualTo(2);

        assertThat(manager.put(path, REALM_SCOPE).status()).isEqualTo(204);

        realm.shallHoldCount(ada.person(), 0);
        realm.shallHoldCount(bob, 0);
        assertRefused(shared, bob);
        assertRefused(shared, realm.person());

        assertThat(manager.delete(path, "{\"scope\":\"realm\"}").status()).isEqualTo(204);
        assertThat(shared.signIn(app, bob).sid()).isNotEmpty();
    }

    private void assertRefused(Device device, Person person) {
        Answer first = device.open(app); // a session that has not ended yet is refused too, without a password
        Answer answer = first instanceof LoginPage page ? device.enter(app, page, person) : first;
        assertThat(answer.errorPage().status()).isEqualTo(403);
        assertThat(answer.errorPage().text()).contains("This device is blocked");
    }

    /** Signs in there, and blocks it from a proven laptop. */
    private OwnCaller block(Household ada, Device phone) {
        String id = ada.deviceOf(phone.signIn(app, ada.person()));
        OwnCaller laptop = ada.proven(laptop());
        assertThat(laptop.put("me/devices/" + id + "/block").status()).isEqualTo(200);
        return laptop;
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
