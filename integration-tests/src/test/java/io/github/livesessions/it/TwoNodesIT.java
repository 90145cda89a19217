package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL are one gate. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class TwoNodesIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;

    TwoNodesIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
    }

    @Test
    void aSessionOfOneNodeIsSeenAndEndedFromTheOther() {
        Person ada = realm.person();
        Device laptop = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).at(0);
        Tokens ended = laptop.signIn(app, ada);
        Device phone = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA).at(1);

        Tokens here = phone.tokens(app)
                .redeem(phone.press(app, phone.login(app, ada).choicePage(), "continue-here")
                        .code());

        realm.shallHold(ada, here.sid());
        assertThat(laptop.tokens(app).refresh(ended).refused().error()).isEqualTo("invalid_grant");
        assertThat(phone.at(0).tokens(app).refresh(here).tokens().sid()).isEqualTo(here.sid());
    }

    @Test
    void aLoginThatBeganOnOneNodeGoesOnAtTheOther() {
        Person ada = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).at(0).signIn(app, ada);
        Device phone = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA).at(0);
        var choice = phone.login(app, ada).choicePage();

        Tokens here = phone.at(1)
                .tokens(app)
                .redeem(phone.press(app, choice, "continue-here").code());

        realm.shallHold(ada, here.sid());
    }
}
