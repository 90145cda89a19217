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
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** An administrator sets the rules of a realm without fear: what they would do is shown first. */
@Keycloak
@InBrowser
final class AdminRulesIT {

    private final KeycloakServer server;
    private final Apps apps;

    AdminRulesIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @Test
    void aPlanIsMadeSmallerAfterItWasShownWhomThatTouches(Browsers browsers) {
        Realm realm = gated();
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN).signIn(app, ada);
        Device.of(server, Agent.CHROME_ON_ANDROID, Origin.PARIS).signIn(app, ada);
        Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(app, ada);
        AdminPage page = open(browsers, realm, "policy");

        page.setting("limit").fill("1");
        page.press("Preview and save");

        Locator preview = page.page().locator("dialog[open]");
        assertThat(preview).containsText("1 user is touched, with 2 sessions.");
        assertThat(preview).containsText(ada.username());
        assertThat(preview).containsText("plans");
        realm.shallHoldCount(ada, 3);

        page.confirm();
        page.told("The policy was saved.");
        realm.shallHoldCount(ada, 3);

        page.press("Apply plans now");
        page.told("2 sessions above their plans were ended.");
        realm.shallHoldCount(ada, 1);
    }

    @Test
    void whatIsWrongIsSaidAtItsField(Browsers browsers) {
        AdminPage page = open(browsers, gated(), "policy");

        page.setting("default-plan").fill("nobody's");
        page.press("Preview and save");

        assertThat(page.field("default-plan").locator(".ls-fault")).isVisible();
        assertThat(page.setting("default-plan")).hasAttribute("aria-invalid", "true");
        assertThat(page.page().locator("dialog[open]")).hasCount(0);
    }

    @Test
    void nobodyOverwritesWhatSomebodyElseHasSaved(Browsers browsers) {
        Realm realm = gated();
        AdminPage page = open(browsers, realm, "policy");
        AdminPage other = open(browsers, realm, "policy");
        page.setting("retention-days").fill("30");
        other.setting("retention-days").fill("60");
        page.press("Preview and save");
        other.press("Preview and save");

        page.confirm();
        page.told("The policy was saved.");
        other.confirm();

        assertThat(other.page().locator(".ls-wrong")).containsText("Somebody else has changed the policy");
        other.press("Load the current policy");
        assertThat(other.setting("retention-days")).hasValue("30");
    }

    @Test
    void aRealmIsSetUpByAButtonAndTheSetupIsUndone(Browsers browsers) {
        Realm realm = RealmDraft.draft()
                .with("adminTheme", "live-sessions")
                .client("app", apps)
                .create(server);
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        AdminPage page = open(browsers, realm, "setup");
        assertThat(page.page().locator(".ls-setup-state")).containsText("not set up");

        page.press("Show what would change");
        assertThat(page.page().locator("dialog[open]")).containsText("Policy of the realm");
        page.confirm();

        page.told("Live Sessions is set up.");
        assertThat(page.page().locator(".ls-setup-state")).containsText("Report only");
        assertThat(page.page().locator("[data-part=policy]")).hasAttribute("data-status", "ok");
        Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN).signIn(app, ada);
        realm.shallHoldCount(ada, 1);

        page.press("Undo the setup");
        assertThat(page.page().locator("dialog[open]")).containsText("Policy of the realm");
        page.confirm();

        page.told("The setup was undone.");
        assertThat(page.page().locator(".ls-setup-state")).containsText("not set up");
        realm.shallHoldCount(ada, 1);
    }

    @Test
    void theCountsComeTrue(Browsers browsers) {
        Realm realm = gated();
        Client app = realm.client("app", apps);
        Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN).signIn(app, realm.person());
        Device.of(server, Agent.CHROME_ON_ANDROID, Origin.PARIS).signIn(app, realm.person());

        AdminPage page = open(browsers, realm, "statistics");

        assertThat(page.page().locator(".ls-tiles")).containsText("Live sessions");
        assertThat(page.page().locator(".ls-bars").first()).isVisible();
    }

    private AdminPage open(Browsers browsers, Realm realm, String tab) {
        AdminPage page = AdminPage.login(
                browsers.open(server, Look.from(Origin.OSLO)), realm, AdminPage.administrator(realm, "realm-admin"));
        page.open().open(tab).loaded();
        return page;
    }

    private Realm gated() {
        return RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .with("adminTheme", "live-sessions")
                .client("app", apps)
                .create(server);
    }
}
