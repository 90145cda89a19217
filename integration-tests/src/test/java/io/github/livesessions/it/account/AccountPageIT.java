package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.guard.Inbox;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A person sees everywhere they are signed in, and ends and blocks what is not theirs. */
@Keycloak
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccountPageIT {

    private static final double PROMISED_MILLISECONDS = 2_000;

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Tables tables;
    private final Inbox inbox = new Inbox();

    AccountPageIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.tables = new Tables(server);
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .with("accountTheme", "live-sessions")
                .with("smtpServer", inbox.address(server))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
    }

    @AfterAll
    void close() {
        inbox.close();
    }

    @AfterEach
    void noRequestHasLeftForAnybodyElse(Browsers browsers) {
        assertThat(browsers.hosts()).containsExactly(server.baseUrl().getAuthority());
    }

    @Test
    void everySessionIsListedThisDeviceFirst(Browsers browsers) {
        Person ada = realm.person();
        phone().signIn(app, ada);

        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);

        assertThat(page.rows()).hasCount(2);
        assertThat(page.texts(page.rows()).get(0)).contains("This device", "Chrome on Windows", "Oslo, Norway");
        assertThat(page.texts(page.rows()).get(1)).contains("Safari", "iOS", "Berlin, Germany", "Last active");
        page.browser().map();
        assertThat(page.browser().scrollsSideways()).isFalse();
    }

    @Test
    void aLoginElsewhereShowsUpByItself(Browsers browsers) {
        Person ada = realm.person();
        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);
        assertThat(page.rows()).hasCount(1);

        phone().signIn(app, ada);

        page.other().waitFor(new Locator.WaitForOptions().setTimeout(PROMISED_MILLISECONDS));
    }

    @Test
    void theOtherSessionIsLoggedOutFromThePage(Browsers browsers) {
        Person ada = realm.person();
        Device phone = phone();
        Tokens ended = phone.signIn(app, ada);
        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);

        page.other().getByText("Log out").click();
        page.confirm();

        page.told("The session was logged out.");
        assertThat(page.other()).hasCount(0);
        realm.shallHoldCount(ada, 1);
        assertThat(phone.tokens(app).refresh(ended).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void aDeviceIsBlockedAndUnblockedAgain(Browsers browsers) {
        Person ada = realm.person();
        Device phone = phone();
        phone.signIn(app, ada);
        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);
        prove(ada);

        page.choose(page.other(), "Block device");
        page.confirm();

        page.told("The device is blocked.");
        assertThat(page.other()).hasCount(0);
        realm.shallHoldCount(ada, 1);
        assertThat(phone.login(app, ada).errorPage().text()).contains("This device is blocked");

        page.page().locator(".ls-notice").getByText("Undo").click();
        page.told("The device is no longer blocked.");
        assertThat(phone.login(app, ada).code().value()).isNotEmpty();
    }

    @Test
    void thePageOfASessionThatWasEndedElsewhereSaysWhy(Browsers browsers) {
        Person ada = realm.person();
        AccountPage first = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);
        AccountPage second = AccountPage.login(browsers.open(server, Look.from(Origin.BERLIN)), realm, ada);

        second.other().getByText("Log out").click();
        second.confirm();

        Locator told = first.page().getByText("You have been logged out");
        told.waitFor(new Locator.WaitForOptions().setTimeout(PROMISED_MILLISECONDS));
        assertThat(first.page().locator(".ls-empty")).containsText("Done by you");
        assertThat(first.rows()).hasCount(0);
        realm.shallHoldCount(ada, 1);
    }

    @Test
    void allOthersAreLoggedOutAtOnce(Browsers browsers) {
        Person ada = realm.person();
        phone().signIn(app, ada);
        Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(app, ada);
        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);

        page.page().getByText("Log out all others").click();
        page.confirm();

        page.told("All other sessions were logged out.");
        assertThat(page.rows()).hasCount(1);
        realm.shallHoldCount(ada, 1);
    }

    @Test
    void aDeviceIsNamedAndTrusted(Browsers browsers) {
        Person ada = realm.person();
        phone().signIn(app, ada);
        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);
        prove(ada);
        page.page().reload();

        page.choose(page.other(), "Rename");
        page.page().locator("dialog[open] input").fill("Ada's phone");
        page.confirm();
        page.told("The name was saved.");
        assertThat(page.other()).containsText("Ada's phone");

        page.choose(page.other(), "Trust this device");
        page.told("Saved.");
        assertThat(page.other()).containsText("Trusted");
        page.page().reload();
        assertThat(page.other()).containsText("Ada's phone");
        assertThat(page.other()).containsText("Trusted");
    }

    @Test
    void aDeviceThatWasBlockedLongAgoIsUnblockedFromTheListOfDevices(Browsers browsers) {
        Person ada = realm.person();
        Device phone = phone();
        String device = tables.text(
                "select DEVICE_ID from LS_SESSION where ID = ?",
                phone.signIn(app, ada).sid());
        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);
        prove(ada);
        page.choose(page.other(), "Block device");
        page.confirm();
        page.told("The device is blocked.");

        page.open("devices");
        assertThat(page.device(device)).containsText("Blocked by you");
        page.device(device).getByText("Undo").click();

        page.told("The device is no longer blocked.");
        assertThat(page.device(device)).not().containsText("Blocked");
        assertThat(phone.login(app, ada).code().value()).isNotEmpty();
    }

    @Test
    void nothingCanBeDoneThatTheServerRefusesAndThePageSaysSo(Browsers browsers) {
        Person ada = realm.person();
        phone().signIn(app, ada);
        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);
        page.page().route("**/me/sessions/*", route -> route.abort());

        page.other().getByText("Log out").click();
        page.confirm();

        page.told("The server does not answer. Nothing was changed.");
        assertThat(page.other()).hasCount(1);
        realm.shallHoldCount(ada, 2);
    }

    @Test
    void whoHasLoggedInLongAgoDoesSoAgainAndWhatTheyWantedIsDone(Browsers browsers) {
        Person ada = realm.person();
        phone().signIn(app, ada);
        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);
        // as if the last login were long ago
        page.page().route("**/me/sessions/*", AccountPageIT::stale, new Page.RouteOptions().setTimes(1));

        page.other().getByText("Log out").click();
        page.confirm();
        page.page()
                .getByText("Your last sign-in is too long ago for this step.")
                .waitFor();
        page.page().waitForRequest(request -> request.url().contains("max_age=900"), page::confirm);

        page.told("The session was logged out.");
        assertThat(page.rows()).hasCount(1);
        realm.shallHoldCount(ada, 1);
    }

    @Test
    void aNewDevicePassesTheGuardAndWhatWasWantedIsDone(Browsers browsers) {
        Person ada = realm.person();
        Device phone = phone();
        phone.signIn(app, ada);
        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);

        page.choose(page.other(), "Block device");
        page.confirm();
        page.page().getByText("A password alone is not enough").waitFor();
        page.confirm();
        page.page().locator("[name=code]").fill(inbox.code(ada, 1));
        page.page().locator("[name=code]").press("Enter");

        page.told("The device is blocked.");
        realm.shallHoldCount(ada, 1);
        assertThat(phone.login(app, ada).errorPage().text()).contains("This device is blocked");
    }

    @Test
    void theKeyboardAloneLogsOutTheOtherSession(Browsers browsers) {
        Person ada = realm.person();
        phone().signIn(app, ada);
        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);
        Keyboard keyboard = page.page().keyboard();

        tabTo(page, "Log out iPhone");
        keyboard.press("Enter");
        tabTo(page, "Log out");
        keyboard.press("Escape");
        assertThat(page.page().locator("dialog[open]")).hasCount(0);
        assertThat(page.focused()).isEqualTo("Log out iPhone");
        keyboard.press("Tab");
        assertThat(page.focused()).isEqualTo("More for iPhone");
        keyboard.press("Enter");
        keyboard.press("ArrowDown");
        assertThat(page.focused()).isEqualTo("Block device");
        keyboard.press("Escape");
        assertThat(page.focused()).isEqualTo("More for iPhone");
        keyboard.press("Shift+Tab");
        keyboard.press("Enter");
        keyboard.press("Enter");

        page.told("The session was logged out.");
        assertThat(page.rows()).hasCount(1);
        assertThat(page.focused())
                .as("the row is gone, and the keyboard is still on the page")
                .isEqualTo("Live sessions");
    }

    private void tabTo(AccountPage page, String name) {
        for (int i = 0; i < 60 && !page.focused().equals(name); i++) {
            page.page().keyboard().press("Tab");
        }
        assertThat(page.focused()).isEqualTo(name);
    }

    static void stale(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(401)
                .setHeaders(Map.of(
                        "Content-Type",
                        "application/problem+json",
                        "WWW-Authenticate",
                        "Bearer error=\"insufficient_user_authentication\", max_age=\"900\""))
                .setBody("{\"type\":\"urn:live-sessions:problem:stale-login\"}"));
    }

    /** As a second factor does. */
    private void prove(Person person) {
        tables.change("update LS_DEVICE set PROVEN_AT = LAST_SEEN_AT where USER_ID = ?", person.id());
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN);
    }
}
