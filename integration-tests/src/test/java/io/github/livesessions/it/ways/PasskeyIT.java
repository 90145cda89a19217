package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.ChoicePage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Census;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** Whoever comes with a passkey has typed no password, and is held to the limit all the same. */
@Keycloak(database = Database.POSTGRESQL)
@InBrowser
final class PasskeyIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Census census;

    PasskeyIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .with("webAuthnPolicyPasswordlessPasskeysEnabled", true)
                .with("webAuthnPolicyPasswordlessRequireResidentKey", "Yes")
                .with("webAuthnPolicyPasswordlessUserVerificationRequirement", "required")
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        census = new Census(realm, app);
    }

    @Test
    void isAskedLikeAnyOther(Browsers browsers) {
        Person ada = realm.person();
        BrowserDevice laptop = browsers.open(server, Look.from(Origin.OSLO));
        Passkeys.hold(laptop.page());
        register(laptop, ada);
        Device phone = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
        ChoicePage choice = phone.login(app, ada).choicePage();
        Tokens standing = phone.tokens(app)
                .redeem(phone.press(app, choice, "continue-here").code());
        census.shallHold(ada, standing.sid());

        // the login page asks for a passkey by itself, and the authenticator gives one without a click
        laptop.open(app);
        laptop.choice("continue-here").waitFor();

        census.shallHold(ada, standing.sid());
        laptop.choice("continue-here").click();
        assertThat(laptop.awaitBack(app).result()).containsKey("code");
        census.shallCount(ada, 1);
        assertThat(census.listed(ada)).doesNotContain(standing.sid());
    }

    private void register(BrowserDevice device, Person person) {
        device.login(app, person, "kc_action=webauthn-register-passwordless");
        device.page().locator("#registerWebAuthn").click();
        device.awaitBack(app);
    }
}
