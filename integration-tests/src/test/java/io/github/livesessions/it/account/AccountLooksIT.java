package io.github.livesessions.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page.ScreenshotOptions;
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
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import io.github.livesessions.it.server.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 AA by axe, on every part of the page, and what it looks like. */
@Keycloak
@InBrowser
final class AccountLooksIT {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String PAGE = "live-sessions-page";

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;

    AccountLooksIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .with("accountTheme", "live-sessions")
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
    }

    @ParameterizedTest
    @CsvSource({
        "en, false, 1280",
        "en, true, 1280",
        "en, false, 390",
        "en, true, 390",
        "ar, false, 1280",
        "ar, true, 390",
        "de, false, 390",
        "ja, false, 390"
    })
    void noPartOfThePageHasAViolationOfOurs(String language, boolean dark, int width, Browsers browsers) {
        Person ada = realm.person();
        Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN).signIn(app, ada);
        Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(app, ada);
        Device.of(server, Agent.CHROME_ON_ANDROID, Origin.PARIS).signIn(app, ada);
        Device.of(server, Agent.EDGE_ON_WINDOWS, Origin.CASABLANCA).signIn(app, ada);
        Look look = Look.from(Origin.OSLO).speaking(language).wide(width);
        BrowserDevice browser = browsers.open(server, dark ? look.inTheDark() : look);

        AccountPage page = AccountPage.login(browser, realm, ada);

        browser.map();
        String name = language + (dark ? "-dark-" : "-") + width;
        check(page, "sessions", name);
        page.own().locator("[aria-haspopup=menu]").click();
        check(page, "menu", name);
        page.page().keyboard().press("Escape");
        page.own().locator("button").first().click();
        check(page, "dialog", name);
        page.page().keyboard().press("Escape");
        for (String part : List.of("devices", "alerts")) {
            page.open(part);
            check(page, part, name);
        }
    }

    private static void check(AccountPage page, String part, String name) {
        Path picture = Workspace.sources()
                .resolve("integration-tests/target/pictures")
                .resolve("account-" + part + "-" + name + ".png");
        page.page().screenshot(new ScreenshotOptions().setPath(picture));
        assertThat(page.page().locator(PAGE).innerText()).doesNotContain("liveSessions", "{0}");
        assertThat(page.browser().scrollsSideways()).isFalse();
        assertThat(new AxeBuilder(page.page())
                        .include(PAGE)
                        .withTags(RULES)
                        .analyze()
                        .getViolations())
                .as(part)
                .isEmpty();
    }
}
