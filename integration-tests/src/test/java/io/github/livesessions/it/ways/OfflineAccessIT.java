package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.ChoicePage;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A session for which an offline token was issued stays one session, takes its place, and ends offline too. */
@Keycloak(database = Database.POSTGRESQL)
final class OfflineAccessIT {

    private static final String OFFLINE = "scope=openid offline_access";

    private final KeycloakServer server;
    private final Realm asking;
    private final Realm evicting;
    private final Apps apps;

    OfflineAccessIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        asking = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .client("app", apps)
                .create(server);
        evicting = RealmDraft.draft()
                .gated(Policy.limit(1, "evict-least-active"))
                .client("app", apps)
                .create(server);
    }

    @Test
    void theOnlineSessionTurnsIntoAnOfflineOneAndIsStillOne() {
        Client app = asking.client("app", apps);
        Person ada = asking.person();

        Tokens offline = laptop().signIn(app, ada, OFFLINE);

        new Census(asking, app).shallHold(ada, offline.sid());
        assertThat(asking.offlineSessions(ada, app)).containsExactly(offline.sid());
        assertThat(kinds(ada)).containsExactly("offline-token");
    }

    @Test
    void itTakesAPlaceWithItsBrowserClosed() {
        Client app = asking.client("app", apps);
        Person ada = asking.person();
        Device laptop = laptop();
        Tokens offline = laptop.signIn(app, ada, OFFLINE);

        assertThat(phone().login(app, ada)).isInstanceOf(ChoicePage.class);

        assertThat(laptop.tokens(app).refresh(offline).tokens().sid()).isEqualTo(offline.sid());
    }

    @Test
    void thePasswordGrantGetsOneOfflineSessionToo() {
        Client app = asking.client("app", apps);
        Person ada = asking.person();

        Tokens offline = laptop().tokens(app)
                .grant(
                        "password",
                        Map.of(
                                "username",
                                ada.username(),
                                "password",
                                ada.password(),
                                "scope",
                                "openid offline_access"))
                .tokens();

        new Census(asking, app).shallHold(ada, offline.sid());
        assertThat(kinds(ada)).containsExactly("offline-token");
        assertThat(phone().login(app, ada)).isInstanceOf(ChoicePage.class);
    }

    @Test
    void givingWayItEndsOfflineToo() {
        Client app = evicting.client("app", apps);
        Person ada = evicting.person();
        Device laptop = laptop();
        Tokens offline = laptop.signIn(app, ada, OFFLINE);

        Tokens here = phone().signIn(app, ada);

        new Census(evicting, app).shallHold(ada, here.sid());
        assertThat(laptop.tokens(app).refresh(offline).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void oneOfflineSessionGivesWayToAnother() {
        Client app = evicting.client("app", apps);
        Person ada = evicting.person();
        laptop().signIn(app, ada, OFFLINE);

        Tokens here = phone().signIn(app, ada, OFFLINE);

        new Census(evicting, app).shallHold(ada, here.sid());
        assertThat(evicting.offlineSessions(ada, app)).containsExactly(here.sid());
    }

    private List<String> kinds(Person person) {
        return new Tables(server).texts("select KIND from LS_SESSION where USER_ID = ?", person.id());
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
    }
}
