package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person sees everywhere they are signed in, and ends and blocks what is not theirs. */
@Keycloak
@InBrowser
final class AccountPageIT {

    private static final double PROMISED_MILLISECONDS = 2_000;

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Tables tables;

    AccountPageIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.tables = new Tables(server);
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .with("accountTheme", "live-sessions")
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
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

    /** As a second factor does. */
    private void prove(Person person) {
        tables.change("update LS_DEVICE set PROVEN_AT = LAST_SEEN_AT where USER_ID = ?", person.id());
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN);
    }
}
