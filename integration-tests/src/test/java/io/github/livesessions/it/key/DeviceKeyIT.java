package io.github.livesessions.it.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Page;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A browser is known by its key, and by nothing that can be carried away. */
@Keycloak(database = Database.POSTGRESQL)
final class DeviceKeyIT {

    private static final String CHALLENGE = "data-challenge";

    private final KeycloakServer server;
    private final Tables tables;
    private final Realm realm;
    private final Client app;
    private final Client otherApp;

    DeviceKeyIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.tables = new Tables(server);
        realm = RealmDraft.draft()
                .gated(Policy.limit(10, "evict-oldest"))
                .client("app", apps)
                .client("other-app", apps)
                .create(server);
        app = realm.client("app", apps);
        otherApp = realm.client("other-app", apps);
    }

    @Test
    void aBrowserThatLostItsCookiesIsTheSameDeviceByItsKey() {
        Person ada = realm.person();
        Device laptop = device().withKey();
        laptop.signIn(app, ada);

        laptop.clearCookies().signIn(app, ada);

        assertThat(devices(ada)).hasSize(1);
    }

    @Test
    void aBrowserThatLostEverythingIsANewDevice() {
        Person ada = realm.person();
        Device laptop = device().withKey();
        laptop.signIn(app, ada);

        laptop.forget().signIn(app, ada);

        assertThat(devices(ada)).hasSize(2);
    }

    @Test
    void twoMachinesOfOneImageAreTwoDevices() {
        Person ada = realm.person();
        String sameLook = "0123456789abcdef0123456789abcdef";

        device().withFingerprint(sameLook).signIn(app, ada);
        device().withFingerprint(sameLook).signIn(app, ada);

        assertThat(devices(ada)).hasSize(2);
        assertThat(tables.texts("select FINGERPRINT from LS_DEVICE where USER_ID = ?", ada.id()))
                .as("a keyed MAC, the same for both, and not what the browser sent")
                .doesNotContain(sameLook)
                .doesNotContainNull()
                .allMatch(mac -> mac.length() > 40)
                .containsExactly(macOf(ada), macOf(ada));
    }

    @Test
    void aStolenDeviceCookieWithAnotherKeyIsANewDevice() {
        Person ada = realm.person();
        Device laptop = device().withKey();
        laptop.signIn(app, ada);
        Device thief = device().withKey();
        thief.plant(laptop.cookie("LIVE_SESSIONS_DEVICE").orElseThrow());

        thief.signIn(app, ada);

        assertThat(devices(ada)).hasSize(2);
        assertThat(realm.sessions(ada))
                .as("the owner's session is not replaced")
                .hasSize(2);
    }

    @Test
    void aStolenDeviceCookieWithoutScriptsIsANewDevice() {
        Person ada = realm.person();
        Device laptop = device().withKey();
        laptop.signIn(app, ada);
        Device thief = device();
        thief.plant(laptop.cookie("LIVE_SESSIONS_DEVICE").orElseThrow());

        thief.signIn(app, ada);

        assertThat(devices(ada)).hasSize(2);
        assertThat(realm.sessions(ada)).hasSize(2);
    }

    @Test
    void aBrowserIsAskedForItsKeyOnceAMinute() {
        Person ada = realm.person();
        Device laptop = device().withKey();
        laptop.signIn(app, ada);

        Answer second = laptop.stoppingAtProof().open(otherApp);

        assertThat(second).isInstanceOf(Code.class);
    }

    @Test
    void anAnswerToAnotherLoginsChallengeShowsNoKey() {
        Person ada = realm.person();
        Device laptop = device().withKey().stoppingAtProof();
        Page earlier = proofPage(laptop, ada);
        Map<String, String> overheard = laptop.proof(challenge(earlier));
        Device thief = device().withKey().stoppingAtProof();

        assertThat(thief.send(app, proofPage(thief, ada), "key", overheard)).isInstanceOf(Code.class);

        assertThat(keys(ada)).isEmpty();
    }

    @Test
    void anAnswerIsGoodOnce() {
        Person ada = realm.person();
        Device laptop = device().withKey().stoppingAtProof();
        Page page = proofPage(laptop, ada);
        Map<String, String> answer = laptop.proof(challenge(page));

        assertThat(laptop.send(app, page, "key", answer)).isInstanceOf(Code.class);
        Answer again = laptop.send(app, page, "key", answer);

        assertThat(again).as("the login is over").isNotInstanceOf(Code.class);
    }

    @Test
    void wrongAnswersMakeAnUnknownDeviceAndNoError() {
        Person ada = realm.person();
        for (Map<String, String> wrong : List.of(
                Map.of("key", "", "signature", ""),
                Map.of("key", "A".repeat(87)),
                Map.of("signature", "A".repeat(86)),
                Map.of("signature", "\u202e<script>"),
                Map.of("key", "A".repeat(10_000), "fingerprint", "B".repeat(10_000)))) {
            Device laptop = device().withKey().stoppingAtProof();
            Page page = proofPage(laptop, ada);
            Map<String, String> answer = new HashMap<>(laptop.proof(challenge(page)));
            answer.putAll(wrong);

            assertThat(laptop.send(app, page, "key", answer))
                    .as(wrong.toString())
                    .isInstanceOf(Code.class);
        }
        assertThat(keys(ada)).isEmpty();
    }

    @Test
    void aFieldOfAMegabyteIsRefusedByTheServer() {
        Person ada = realm.person();
        Device laptop = device().withKey().stoppingAtProof();
        Page page = proofPage(laptop, ada);

        Answer answer = laptop.send(app, page, "key", Map.of("key", "A".repeat(1_000_000)));

        assertThat(answer.errorPage().status()).isBetween(400, 499);
    }

    @Test
    void aFloodOfKeysIsBounded() {
        Person ada = realm.person();
        Device trusted = device().withKey();
        trusted.signIn(app, ada);
        tables.change("update LS_DEVICE set TRUSTED = true where USER_ID = ?", ada.id());
        for (int i = 0; i < 110; i++) {
            tables.change(
                    "insert into LS_DEVICE (ID, REALM_ID, USER_ID, BROWSER_KEY, FIRST_SEEN_AT, LAST_SEEN_AT, DEVICE_TYPE)"
                            + " select 'flood-' || ? || left(ID, 24), REALM_ID, USER_ID, ? || left(BROWSER_KEY, 40),"
                            + " FIRST_SEEN_AT, LAST_SEEN_AT, DEVICE_TYPE from LS_DEVICE where USER_ID = ? and TRUSTED",
                    String.valueOf(i),
                    String.valueOf(i),
                    ada.id());
        }

        device().withKey().signIn(app, ada);

        assertThat(devices(ada)).hasSize(100);
        assertThat(tables.texts("select ID from LS_DEVICE where USER_ID = ? and TRUSTED", ada.id()))
                .hasSize(1);
    }

    private Page proofPage(Device device, Person person) {
        return device.login(app, person).otherPage().page();
    }

    private static String challenge(Page page) {
        return page.html().select("#live-sessions-proof-form").attr(CHALLENGE);
    }

    private List<String> devices(Person person) {
        return tables.texts("select ID from LS_DEVICE where USER_ID = ?", person.id());
    }

    private List<String> keys(Person person) {
        return tables.texts(
                "select KEY_THUMBPRINT from LS_DEVICE where USER_ID = ? and KEY_THUMBPRINT is not null", person.id());
    }

    private String macOf(Person person) {
        return tables.texts("select FINGERPRINT from LS_DEVICE where USER_ID = ?", person.id())
                .get(0);
    }

    private Device device() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
