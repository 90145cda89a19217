package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The account console runs the page agent: it tells at once that its session is over, and what is done in it counts. */
@Keycloak
@InBrowser
final class ConsoleAgentIT {

    private static final double PROMISED_MILLISECONDS = 2_000;

    private final KeycloakServer server;
    private final Apps apps;
    private final AccountRealm home;

    ConsoleAgentIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        this.home = AccountRealm.on(server, apps);
    }

    @Test
    void thePageSaysThatAnAdministratorHasEndedItsSessionAndLeadsToANewOne(Browsers browsers) {
        Person ada = home.person();
        AccountPage page = home.login(browsers, ada);
        assertThat(page.own()).containsText("Online");

        endByAdmin(ada);

        soon(page.page().getByText("An administrator ended it."));
        assertThat(page.page().locator(".ls-empty")).containsText("Done by an administrator");
        page.page().getByText("Sign in again").click();
        page.browser().enter(ada);
        assertThat(AccountPage.at(page.browser()).rows()).hasCount(1);
    }

    @Test
    void keycloaksOwnPagesSayItToo(Browsers browsers) {
        Person ada = home.person();
        BrowserDevice browser = browsers.open(server, Look.from(Origin.OSLO));
        browser.page().navigate(home.realm().url() + "/account/");
        browser.enter(ada);
        browser.page().locator("#email").waitFor();
        shallBe(ada, "online");

        endByAdmin(ada);

        soon(browser.page().locator("dialog[open]").getByText("An administrator ended it."));
        browser.page().getByText("Sign in again").click();
        browser.enter(ada);
        browser.page().locator("#email").waitFor();
    }

    @Test
    void itHoldsOneStreamWhicheverPageIsShownAndTellsOfWhatIsDone(Browsers browsers) {
        Person ada = home.person();
        BrowserDevice browser = browsers.open(server, Look.from(Origin.OSLO));
        List<String> streams = new CopyOnWriteArrayList<>();
        List<String> checks = new CopyOnWriteArrayList<>();
        browser.page().context().onRequest(request -> {
            if (request.url().contains("/me/stream")) {
                streams.add(request.url());
            } else if (request.url().endsWith("/live-sessions/beacon")) {
                checks.add(request.postData());
            }
        });
        AccountPage page = AccountPage.login(browser, home.realm(), ada);
        assertThat(page.own()).containsText("Online");

        NativePage.from(page).back();
        assertThat(page.rows()).hasCount(1);
        NativePage.from(page);
        page.page().keyboard().press("a");

        await().untilAsserted(() -> {
            // what a browser tells a page whose network is back, which then checks unless it has just done so
            page.page().evaluate("dispatchEvent(new Event('online'))");
            assertThat(checks).anyMatch(check -> check.endsWith(" active"));
        });
        assertThat(streams).hasSize(1);
    }

    @Test
    void anUntouchedConsoleWarnsAndIdlesOutAndOneThatIsUsedStays(Browsers browsers) {
        AccountRealm strict =
                AccountRealm.on(server, apps, Policy.usual().plan("short limit=10 when-full=refuse idle-minutes=1"));
        Person ada = strict.person();
        Person bob = strict.person();
        AccountPage untouched = strict.login(browsers, ada);
        AccountPage used = AccountPage.login(browsers.open(server, Look.from(Origin.BERLIN)), strict.realm(), bob);

        untouched
                .page()
                .getByText("Nothing has been done here for a while")
                .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        used.page().getByText("Stay signed in").press("Enter");
        assertThat(used.page().getByText("Nothing has been done here for a while"))
                .hasCount(0);
        untouched
                .page()
                .getByText("Nothing was done for too long.")
                .waitFor(new Locator.WaitForOptions().setTimeout(40_000));

        strict.realm().shallHoldCount(ada, 0);
        strict.realm().shallHoldCount(bob, 1);
        assertThat(used.own()).hasCount(1);
    }

    private void endByAdmin(Person person) {
        String sid = home.realm().sessions(person).get(0);
        server.admin().delete("/" + home.realm().name() + "/live-sessions/sessions/" + sid);
    }

    private void shallBe(Person person, String state) {
        await().untilAsserted(() -> assertThat(
                        home.tables().texts("select STATE from LS_SESSION where USER_ID = ?", person.id()))
                .containsExactly(state));
    }

    private static void soon(Locator locator) {
        locator.waitFor(new Locator.WaitForOptions().setTimeout(PROMISED_MILLISECONDS));
    }
}
