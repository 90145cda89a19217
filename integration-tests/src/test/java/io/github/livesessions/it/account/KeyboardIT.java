package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.devices.OwnCaller;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** Everything that the page can do is done once by the keyboard alone. */
@Keycloak
@InBrowser
final class KeyboardIT {

    private final AccountRealm home;

    KeyboardIT(KeycloakServer server, Apps apps) {
        this.home = AccountRealm.on(server, apps);
    }

    @Test
    void aWholeVisitTakesNoMouse(Browsers browsers) {
        Person ada = home.person();
        home.device(Agent.CHROME_ON_ANDROID, Origin.PARIS).signIn(home.app(), ada);
        home.device(Agent.EDGE_ON_WINDOWS, Origin.CASABLANCA).signIn(home.app(), ada);
        Tokens silent = home.device(Agent.FIREFOX_ON_LINUX, Origin.BRAZIL).signIn(home.app(), ada);
        home.tables()
                .change(
                        "update LS_SESSION set STATE = 'offline', LAST_SEEN_AT = STARTED_AT where ID = ?",
                        silent.sid());
        Tokens onPhone = home.phone().signIn(home.app(), ada);
        AccountPage page = home.loginProven(browsers, ada);
        Tokens stolen = home.device(Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(Household.console(home.realm()), ada);
        OwnCaller.with(home.realm(), stolen.access()).delete("me/sessions/" + onPhone.sid());
        page.page().reload();
        assertThat(page.rows()).hasCount(5);
        Keys keys = new Keys(page);

        sessions(keys, page);
        keys.nextTab("Sessions", "Devices");
        devices(keys, page);
        keys.nextTab("Devices", "Alerts");
        alerts(keys, page);
        keys.nextTab("Alerts", "History");
        history(keys, page);
        keys.nextTab("History", "Preferences");
        preferences(keys, page);

        home.realm().shallHoldCount(ada, 1);
    }

    private static void sessions(Keys keys, AccountPage page) {
        keys.to("Search by device").type("Paris");
        assertThat(page.rows()).hasCount(1);
        keys.press("Control+a", "Delete");
        assertThat(page.rows()).hasCount(5);

        keys.choose("Edge on Windows", "Rename").type("Desk").press("Enter");
        page.told("The name was saved.");
        keys.at("More for Desk").choose("Desk", "Trust this device");
        assertThat(page.rows().getByText("Trusted")).hasCount(1);

        keys.choose("Desk", "Block device").press("Enter");
        page.told("The device is blocked.");
        assertThat(page.rows()).hasCount(4);
        keys.to("Undo").press("Enter");
        page.told("The device is no longer blocked.");

        keys.backTo("Log out offline ones").press("Enter", "Enter");
        page.told("The offline sessions were logged out.");
        assertThat(page.rows()).hasCount(3);
        keys.backTo("Log out all others").press("Enter", "Escape");
        assertThat(page.page().locator("dialog[open]")).hasCount(0);
        keys.at("Log out all others").press("Enter", "Enter");
        page.told("All other sessions were logged out.");
        assertThat(page.rows()).hasCount(1);
    }

    private static void devices(Keys keys, AccountPage page) {
        keys.choose("Chrome on Android", "Block device").press("Enter");
        assertThat(page.page().getByText("Blocked devices")).isVisible();
        keys.to("Unblock Chrome on Android").press("Enter");
        assertThat(page.page().getByText("Blocked devices")).hasCount(0);
    }

    private static void alerts(Keys keys, AccountPage page) {
        keys.to("It was not me").press("Enter", "Escape");
        keys.at("It was not me").backTo("It was me").press("Enter");
        page.told("Thank you, your answer was saved.");
    }

    private static void history(Keys keys, AccountPage page) {
        keys.to("What happened").press("ArrowDown");
        assertThat(page.select("What happened")).hasValue("sessions");
        assertThat(page.events("device-new")).hasCount(0);
        keys.to("Download (JSON)");
        Download json = page.page().waitForDownload(() -> keys.press("Enter"));
        assertThat(json.suggestedFilename()).endsWith(".json");
        keys.to("Download (CSV)");
        Download csv = page.page().waitForDownload(() -> keys.press("Enter"));
        assertThat(csv.suggestedFilename()).endsWith(".csv");
        keys.to("Erase history").press("Enter", "Enter");
        page.told("Your history was erased.");
    }

    private static void preferences(Keys keys, AccountPage page) {
        keys.press("Tab", "Space");
        page.told("Saved.");
        assertThat(page.page().getByLabel("Record where I sign in")).not().isChecked();
        keys.press("Tab", "Space");
        assertThat(page.page().getByLabel("Alerts by e-mail")).not().isChecked();
    }
}
