package io.github.livesessions.it.admin;

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
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** An administrator sees who is signed in, and ends and blocks what should not be. */
@Keycloak
@InBrowser
final class AdminPageIT {

    private static final double PROMISED_MILLISECONDS = 2_000;

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;

    AdminPageIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .with("adminTheme", "live-sessions")
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
    }

    @Test
    void theNavigationLeadsToEverySessionOfTheRealm(Browsers browsers) {
        Person ada = realm.person();
        phone().signIn(app, ada);

        AdminPage page = admin(browsers).open();

        assertThat(page.title()).hasText("Live sessions");
        assertThat(page.entry()).hasAttribute("aria-current", "page");
        assertThat(page.rows(ada)).containsText("iPhone");
        assertThat(page.page().url()).endsWith("#/" + realm.name() + "/live-sessions");
        assertThat(browsers.hosts())
                .as("nobody else is asked for anything")
                .containsExactly(server.baseUrl().getAuthority());
    }

    @Test
    void aLoginShowsUpByItselfAndIsLoggedOut(Browsers browsers) {
        Person ada = realm.person();
        AdminPage page = admin(browsers).open();
        page.page().locator(".ls-connection.ls-live").waitFor();
        assertThat(page.rows(ada)).hasCount(0);

        Device phone = phone();
        Tokens ended = phone.signIn(app, ada);
        page.rows(ada).waitFor(new Locator.WaitForOptions().setTimeout(PROMISED_MILLISECONDS));

        page.rows(ada).getByText("Log out").click();
        page.confirm();

        page.told("The session was logged out.");
        assertThat(page.rows(ada)).hasCount(0);
        realm.shallHoldCount(ada, 0);
        assertThat(phone.tokens(app).refresh(ended).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void aDeviceIsBlockedAndUnblockedAgain(Browsers browsers) {
        Person ada = realm.person();
        Device phone = phone();
        phone.signIn(app, ada);
        AdminPage page = admin(browsers).open();

        page.choose(page.rows(ada), "Block device");
        page.page().locator("dialog[open] input[type=text]").fill("lost in the train");
        page.confirm();
        page.told("The device is blocked.");
        realm.shallHoldCount(ada, 0);
        assertThat(phone.login(app, ada).errorPage().text()).contains("This device is blocked");

        page.page().locator(".ls-notice").getByText("Undo").click();
        page.told("The device is no longer blocked.");
        assertThat(phone.login(app, ada).code().value()).isNotEmpty();
    }

    @Test
    void thePagesOfKeycloakAreUntouched(Browsers browsers) {
        AdminPage page = admin(browsers).open();

        page.page().locator("#nav-item-sessions").click();

        assertThat(page.page().locator("live-sessions-admin")).hasCount(0);
        assertThat(page.page().locator("[data-testid=view-header]")).containsText("Sessions");
        page.page().goBack();
        assertThat(page.title()).isVisible();
        assertThat(page.page().locator("main").getByText("Page Not Found"))
                .not()
                .isVisible();
        page.page().goForward();
        assertThat(page.page().locator("[data-testid=view-header]")).containsText("Sessions");
    }

    @Test
    void anAddressLeadsToItsPageAlsoAfterAReload(Browsers browsers) {
        Person ada = realm.person();
        phone().signIn(app, ada);
        AdminPage page = admin(browsers).open();
        page.rows(ada).locator(".ls-who a").click();
        Locator user = page.page().locator(".ls-user");
        assertThat(user).containsText(ada.username());

        page.page().goBack();
        assertThat(page.rows(ada)).hasCount(1);
        page.page().goForward();
        assertThat(user).containsText(ada.username());
        page.page().reload();

        assertThat(user).containsText(ada.username());
        assertThat(page.rows()).hasCount(1);
    }

    private AdminPage admin(Browsers browsers) {
        return AdminPage.login(
                browsers.open(server, Look.from(Origin.OSLO)), realm, AdminPage.administrator(realm, "realm-admin"));
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN);
    }
}
