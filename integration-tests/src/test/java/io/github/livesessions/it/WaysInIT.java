package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.ChoicePage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer.Refused;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** The gate stands on every way in, not only on the password form. */
@Keycloak
final class WaysInIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Client service;
    private final Realm elsewhere;

    WaysInIT(KeycloakServer server, Apps apps) {
        this.server = server;
        elsewhere = RealmDraft.draft().service("broker", apps).create(server);
        // no device step here: the gate works without it
        realm = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .client("app", apps)
                .service("service", apps)
                .create(server);
        realm.trust("elsewhere", elsewhere, elsewhere.service("broker", apps));
        app = realm.client("app", apps);
        service = realm.service("service", apps);
    }

    @Test
    void aLoginThroughAnIdentityProviderIsAsked() {
        Person ada = elsewhere.person();
        Device laptop = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
        Tokens first = laptop.tokens(app).redeem(throughProvider(laptop, ada).code());
        Device phone = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);

        ChoicePage choice = throughProvider(phone, ada).choicePage();
        assertThat(choice.text()).contains("Chrome", "Oslo");
        Tokens second = phone.tokens(app)
                .redeem(phone.press(app, choice, "continue-here").code());

        realm.shallHold(realm.personNamed(ada.username()), second.sid());
        assertThat(laptop.tokens(app).refresh(first).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void aPasswordGrantThatWouldBeAskedIsRefused() {
        Person ada = realm.person();
        Tokens standing =
                Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);

        Refused refused = script().tokens(app).grant(ada).refused();

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(refused.description()).isEqualTo("session_limit_reached");
        realm.shallHold(ada, standing.sid());
    }

    @Test
    void aFirstPasswordGrantIsLetInAndCounts() {
        Person ada = realm.person();

        Tokens granted = script().tokens(app).grant(ada).tokens();

        realm.shallHold(ada, granted.sid());
        Answer asked = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).login(app, ada);
        assertThat(asked).isInstanceOf(ChoicePage.class);
    }

    @Test
    void everyPasswordGrantIsASessionOfItsOwn() {
        Person ada = realm.person();
        Device script = script();
        script.tokens(app).grant(ada).tokens();

        Refused second = script.tokens(app).grant(ada).refused();

        assertThat(second.description()).isEqualTo("session_limit_reached");
    }

    @Test
    void aServiceAccountIsLeftAlone() {
        Device backEnd = script();

        for (int i = 0; i < 3; i++) {
            assertThat(backEnd.tokens(service).serviceAccount().tokens().access())
                    .isNotEmpty();
        }
    }

    private Answer throughProvider(Device device, Person person) {
        return device.enter(app, device.open(app, "kc_idp_hint=elsewhere").loginPage(), person);
    }

    private Device script() {
        return Device.of(server, Agent.named("curl/8.14.1"), Origin.PARIS);
    }
}
