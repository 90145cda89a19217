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
import io.github.livesessions.it.server.Admin;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** The jar alone gates nothing: a realm that was not set up behaves as Keycloak does without us. */
@Keycloak
final class UngatedRealmIT {

    private final KeycloakServer server;
    private final Apps apps;
    private final Realm realm;
    private final Client app;

    UngatedRealmIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        realm = RealmDraft.draft().client("app", apps).create(server);
        app = realm.client("app", apps);
    }

    @Test
    void everyLoginIsASessionAndNobodyIsAsked() {
        Person ada = realm.person();

        Tokens here = laptop().signIn(app, ada);
        Tokens there = phone().signIn(app, ada);
        Tokens byGrant = phone().tokens(app).grant(ada).tokens();

        realm.shallHold(ada, here.sid(), there.sid(), byGrant.sid());
        assertThat(laptop().tokens(app).refresh(here).tokens().sid()).isEqualTo(here.sid());
    }

    @Test
    void aRealmHasNoRequiredActionOfOursUntilItIsSetUp() {
        assertThat(requiredActions(realm)).doesNotContain("live-sessions-gate");

        Realm setUp = RealmDraft.draft().gated(Policy.onePerUser()).create(server);

        assertThat(requiredActions(setUp)).contains("live-sessions-gate");
    }

    @Test
    void theAdminsOwnRealmIsNotGated() {
        Realm master = Realm.master(server);
        Client console = master.adminConsole();
        Person admin = new Person("", Admin.USERNAME, Admin.PASSWORD);

        // from private addresses: Keycloak's own realm asks others for https
        Tokens here = Device.of(server, Agent.CHROME_ON_WINDOWS, "10.0.0.7").signIn(console, admin);
        Tokens there = Device.of(server, Agent.FIREFOX_ON_LINUX, "10.0.0.8").signIn(console, admin);

        assertThat(there.sid()).isNotEqualTo(here.sid());
        assertThat(Device.of(server, Agent.CHROME_ON_WINDOWS, "10.0.0.7")
                        .tokens(console)
                        .refresh(here)
                        .tokens()
                        .sid())
                .isEqualTo(here.sid());
    }

    @Test
    void aRealmIsGatedFromTheMomentOfItsSetup() {
        Realm later = RealmDraft.draft().client("app", apps).create(server);
        Client laterApp = later.client("app", apps);
        Person ada = later.person();
        laptop().signIn(laterApp, ada);

        later.gate(Policy.onePerUser());

        // what began before the setup is known: it was recorded all the while
        assertThat(phone().login(laterApp, ada).choicePage().text()).contains("Chrome");
    }

    private String requiredActions(Realm of) {
        return server.admin()
                .get("/" + of.name() + "/authentication/required-actions")
                .findValuesAsText("alias")
                .toString();
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
    }
}
