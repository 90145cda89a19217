package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.ChoicePage;
import io.github.livesessions.it.device.Answer.OtherPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Census;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A television shows a code, and a browser logs in for it: one session, of that browser. */
@Keycloak(database = Database.POSTGRESQL)
final class DeviceGrantIT {

    private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Client tv;
    private final Census census;

    DeviceGrantIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .client("app", apps)
                .client("tv", apps)
                .create(server);
        app = realm.client("app", apps);
        tv = realm.client("tv", apps);
        ClientSwitches.on(realm, tv, "oauth2.device.authorization.grant.enabled=true");
        census = new Census(realm, app, tv);
    }

    @Test
    void countsOnceAndIsListedWithTheBrowserThatLoggedIn() {
        Person ada = realm.person();
        Device television = television();
        JsonNode shown = code(television);
        Device phone = phone();

        allow(phone, phone.enter(tv, phone.visit(tv, address(shown)).loginPage(), ada));
        Tokens tokens =
                television.tokens(tv).grant(DEVICE_CODE, deviceCode(shown)).tokens();

        census.shallHold(ada, tokens.sid());
        assertThat(new Tables(server).texts("select BROWSER from LS_SESSION where USER_ID = ?", ada.id()))
                .singleElement()
                .asString()
                .contains("Safari");
    }

    @Test
    void inABrowserThatIsSignedInItIsNoNewSession() {
        Person ada = realm.person();
        Device phone = phone();
        Tokens own = phone.signIn(app, ada);
        Device television = television();
        JsonNode shown = code(television);

        allow(phone, phone.visit(tv, address(shown)));
        Tokens tokens =
                television.tokens(tv).grant(DEVICE_CODE, deviceCode(shown)).tokens();

        assertThat(tokens.sid()).isEqualTo(own.sid());
        census.shallHold(ada, own.sid());
    }

    @Test
    void isAskedWhereThePlanIsFull() {
        Person ada = realm.person();
        Device laptop = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
        Tokens standing = laptop.signIn(app, ada);
        Device television = television();
        JsonNode shown = code(television);
        Device phone = phone();

        ChoicePage choice = phone.enter(tv, phone.visit(tv, address(shown)).loginPage(), ada)
                .choicePage();
        census.shallHold(ada, standing.sid());
        allow(phone, phone.press(tv, choice, "continue-here"));
        Tokens tokens =
                television.tokens(tv).grant(DEVICE_CODE, deviceCode(shown)).tokens();

        census.shallHold(ada, tokens.sid());
        assertThat(laptop.tokens(app).refresh(standing).refused().error()).isEqualTo("invalid_grant");
    }

    private void allow(Device device, Answer consent) {
        Answer done = device.send(tv, consent.otherPage().page(), "accept", Map.of("accept", "Yes"));
        assertThat(done).isInstanceOf(OtherPage.class);
    }

    private JsonNode code(Device television) {
        return television.tokens(tv).request("auth/device", Map.of("scope", "openid"));
    }

    private static URI address(JsonNode shown) {
        return URI.create(shown.path("verification_uri_complete").asText());
    }

    private static Map<String, String> deviceCode(JsonNode shown) {
        return Map.of("device_code", shown.path("device_code").asText());
    }

    private Device television() {
        return Device.of(server, Agent.named("TvApp/1.0"), Origin.PARIS);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
    }
}
