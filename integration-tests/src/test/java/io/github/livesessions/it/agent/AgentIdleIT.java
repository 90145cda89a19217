package io.github.livesessions.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The shortest idle time that a plan can have, on pages whose tokens are refreshed by a timer all along. */
@Keycloak(database = Database.POSTGRESQL)
@InBrowser
final class AgentIdleIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;

    AgentIdleIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.usual().plan("short limit=10 when-full=refuse idle-minutes=1"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = PageClient.of(realm, "app", apps);
    }

    @Test
    void anUntouchedPageIdlesOutAfterAWarningAndOneWhosePersonTypesStays(Browsers browsers) {
        Person ada = realm.person();
        Person bob = realm.person();
        AppPage untouched = AppPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, app, ada);
        AppPage used = AppPage.login(browsers.open(server, Look.from(Origin.BERLIN)), realm, app, bob);

        untouched.await("expiring", Duration.ofSeconds(60));
        used.page().keyboard().press("a");
        AppPage.Told ended = untouched.await("ended", Duration.ofSeconds(40));

        assertThat(ended.field("cause")).isEqualTo("idle");
        assertThat(ended.field("by")).isEqualTo("system");
        assertThat(untouched.refreshed()).as("timed refreshes").isGreaterThan(5);
        realm.shallHold(ada);
        assertThat(used.told("ended")).isEmpty();
        assertThat(realm.sessions(bob)).containsExactly(used.sid());
    }

    @Test
    void whoWantsToStayStays(Browsers browsers) {
        Person ada = realm.person();
        AppPage page = AppPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, app, ada);
        page.await("expiring", Duration.ofSeconds(60));

        page.page().evaluate("agent.stay()");

        page.await("stayed", Duration.ofSeconds(3));
        assertThat(realm.sessions(ada)).containsExactly(page.sid());
    }
}
