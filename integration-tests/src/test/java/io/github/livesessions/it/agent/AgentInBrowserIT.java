package io.github.livesessions.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.github.livesessions.it.agent.AppPage.Told;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An application's page, on another origin than Keycloak, keeps watch over its session. */
@Keycloak(database = Database.POSTGRESQL)
@InBrowser
final class AgentInBrowserIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;

    AgentInBrowserIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(10, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = PageClient.of(realm, "app", apps);
    }

    @Test
    void aPageSaysAtOnceThatAnAdministratorHasEndedItsSession(Browsers browsers) {
        Person ada = realm.person();
        AppPage page = AppPage.login(browser(browsers), realm, app, ada);

        endByAdmin(page);

        Told ended = page.await("ended", AT_ONCE);
        assertThat(ended.field("cause")).isEqualTo("admin");
        assertThat(ended.field("by")).isEqualTo("administrator");
        assertThat(ended.field("at")).startsWith("20").endsWith("Z");
        realm.shallHold(ada);
    }

    @Test
    void aPageSaysAtOnceThatItsOwnerHasEndedItsSessionElsewhere(Browsers browsers) throws Exception {
        Person ada = realm.person();
        AppPage page = AppPage.login(browser(browsers), realm, app, ada);
        Owner owner = Owner.at(Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN), realm, ada);

        owner.end(page.sid());

        Told ended = page.await("ended", AT_ONCE);
        assertThat(ended.field("cause")).isEqualTo("logout");
        assertThat(ended.field("by")).isEqualTo("you");
    }

    @Test
    void whoseStreamDoesNotGetThroughHearsItByTheNextCheck(Browsers browsers) {
        BrowserDevice browser = browser(browsers);
        browser.page().context().route("**/me/stream*", route -> route.abort());
        AppPage page = AppPage.login(browser, realm, app, realm.person());

        endByAdmin(page);

        Told ended = page.await("ended", Duration.ofSeconds(32));
        assertThat(ended.field("cause")).isEqualTo("admin");
    }

    @Test
    void allTabsTogetherHoldOneStream(Browsers browsers) {
        Person ada = realm.person();
        BrowserDevice browser = browser(browsers);
        Requests requests = Requests.of(browser.page().context());
        AppPage first = AppPage.login(browser, realm, app, ada);
        AppPage second = first.anotherTab(realm, app);
        AppPage third = first.anotherTab(realm, app);

        assertThat(second.sid()).isEqualTo(first.sid()).isEqualTo(third.sid());
        endByAdmin(first);

        for (AppPage tab : new AppPage[] {first, second, third}) {
            assertThat(tab.await("ended", AT_ONCE).field("cause")).isEqualTo("admin");
        }
        assertThat(requests.streams()).isEqualTo(1);
        assertThat(requests.checks()).isEqualTo(1);
    }

    @Test
    void anotherTabTakesOverFromTheOneThatIsClosed(Browsers browsers) {
        BrowserDevice browser = browser(browsers);
        Requests requests = Requests.of(browser.page().context());
        AppPage first = AppPage.login(browser, realm, app, realm.person());
        AppPage second = first.anotherTab(realm, app);

        first.page().close();

        Awaitility.await().atMost(AT_ONCE).until(() -> {
            second.page().evaluate("0"); // lets Playwright hear what was requested
            return requests.streams() == 2 && requests.checks() == 2;
        });
        endByAdmin(second);
        assertThat(second.await("ended", AT_ONCE).field("cause")).isEqualTo("admin");
    }

    @Test
    void aPageThatWasFrozenCatchesUp(Browsers browsers) {
        AppPage page = AppPage.login(browser(browsers), realm, app, realm.person());
        CDPSession chromium = page.page().context().newCDPSession(page.page());

        freeze(chromium, "frozen");
        endByAdmin(page);
        freeze(chromium, "active");

        assertThat(page.await("ended", AT_ONCE).field("cause")).isEqualTo("admin");
    }

    @Test
    void aTabTakesOverFromOneThatIsFrozen(Browsers browsers) {
        AppPage first = AppPage.login(browser(browsers), realm, app, realm.person());
        AppPage second = first.anotherTab(realm, app);
        freeze(first.page().context().newCDPSession(first.page()), "frozen");

        // what a browser tells a tab that is looked at; without a screen every tab is
        second.page().evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        endByAdmin(second);

        assertThat(second.await("ended", Duration.ofSeconds(5)).field("cause")).isEqualTo("admin");
    }

    @Test
    void aPageSaysThatKeycloakIsOutOfReachAndThatItIsBack(Browsers browsers) {
        AppPage page = AppPage.login(browser(browsers), realm, app, realm.person());

        page.page().context().setOffline(true);
        page.page().waitForFunction("told.some(one => one.value === 'unreachable')", null, waiting(45));
        page.page().context().setOffline(false);

        page.page().waitForFunction("told.at(-1).value === 'live'", null, waiting(3));
        assertThat(page.told("ended")).isEmpty();
    }

    private static Page.WaitForFunctionOptions waiting(int seconds) {
        return new Page.WaitForFunctionOptions().setTimeout(seconds * 1_000.0);
    }

    private static void freeze(CDPSession chromium, String state) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("state", state);
        chromium.send("Page.setWebLifecycleState", arguments);
    }

    private void endByAdmin(AppPage page) {
        server.admin().delete("/" + realm.name() + "/live-sessions/sessions/" + page.sid());
    }

    private BrowserDevice browser(Browsers browsers) {
        return browsers.open(server, Look.from(Origin.OSLO));
    }
}
