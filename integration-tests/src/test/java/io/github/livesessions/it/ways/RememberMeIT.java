package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.ChoicePage;
import io.github.livesessions.it.device.Answer.LoginPage;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A realm that insists on remember-me: the session outlives its browser's windows, and is still one. */
@Keycloak(database = Database.POSTGRESQL)
final class RememberMeIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Census census;

    RememberMeIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .with("rememberMe", true)
                .gated(Policy.onePerUser())
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        census = new Census(realm, app);
    }

    @Test
    void theRestartedBrowserGoesOnInItsSession() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens remembered = remembered(laptop, ada);

        Tokens later = laptop.tokens(app).redeem(laptop.restart().open(app).code());

        assertThat(later.sid()).isEqualTo(remembered.sid());
        census.shallHold(ada, remembered.sid());
    }

    @Test
    void theNextDeviceIsAsked() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens remembered = remembered(laptop, ada);
        laptop.restart();
        Device phone = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);

        ChoicePage choice = phone.login(app, ada).choicePage();
        census.shallHold(ada, remembered.sid());
        Tokens here = phone.tokens(app)
                .redeem(phone.press(app, choice, "continue-here").code());

        census.shallHold(ada, here.sid());
        assertThat(laptop.open(app)).as("its cookie is worth nothing now").isInstanceOf(LoginPage.class);
    }

    private Tokens remembered(Device device, Person person) {
        LoginPage login = device.open(app).loginPage();
        return device.tokens(app)
                .redeem(device.send(
                                app,
                                login.page(),
                                "password",
                                Map.of(
                                        "username",
                                        person.username(),
                                        "password",
                                        person.password(),
                                        "rememberMe",
                                        "on"))
                        .code());
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
