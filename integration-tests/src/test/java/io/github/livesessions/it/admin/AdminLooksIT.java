package io.github.livesessions.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
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
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 AA by axe, on every one of the pages, and what they look like. */
@Keycloak
@InBrowser
final class AdminLooksIT {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String PAGE = "live-sessions-admin";

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;

    AdminLooksIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .with("adminTheme", "live-sessions")
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
    }

    @ParameterizedTest
    @CsvSource({"en, false, 1280", "en, true, 390", "ar, true, 1280", "de, false, 390"})
    void noPageHasAViolationOfOurs(String language, boolean dark, int width, Browsers browsers) {
        Person ada = realm.person();
        Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN).signIn(app, ada);
        Device.of(server, Agent.CHROME_ON_ANDROID, Origin.PARIS).signIn(app, ada);
        Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(app, realm.person());
        Device.of(server, Agent.EDGE_ON_WINDOWS, Origin.CASABLANCA).signIn(app, realm.person());
        Person admin = AdminPage.administrator(realm, "realm-admin");
        realm.change(admin, Map.of("attributes", Map.of("locale", List.of(language))));
        Look look = Look.from(Origin.OSLO).speaking(language).wide(width);
        BrowserDevice browser = browsers.open(server, dark ? look.inTheDark() : look);

        AdminPage page = AdminPage.login(browser, realm, admin, "#/" + realm.name() + "/live-sessions");

        String name = language + (dark ? "-dark-" : "-") + width;
        page.rows(ada).first().waitFor();
        check(page, "sessions", name);
        page.rows(ada).first().locator("[aria-haspopup=menu]").click();
        check(page, "menu", name);
        page.page().locator("[role=menuitem]").nth(2).click();
        page.page().locator("dialog[open]").waitFor();
        check(page, "dialog", name);
        page.page().keyboard().press("Escape");
        for (String tab : List.of("devices", "events", "alerts", "statistics", "policy", "setup")) {
            page.open(tab);
            page.loaded();
            check(page, tab, name);
        }
        page.open("sessions");
        page.rows(ada).first().locator(".ls-who a").click();
        page.page().locator(".ls-user").waitFor();
        page.loaded();
        check(page, "user", name);
    }

    private static void check(AdminPage page, String part, String name) {
        Path picture = Workspace.sources()
                .resolve("integration-tests/target/pictures")
                .resolve("admin-" + part + "-" + name + ".png");
        page.page().screenshot(new ScreenshotOptions().setPath(picture));
        Locator own = page.page().locator(PAGE);
        own.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        assertThat(own.innerText()).as(part).doesNotContain("liveSessions", "{0}");
        assertThat(page.browser().scrollsSideways()).as(part).isFalse();
        assertThat(new AxeBuilder(page.page())
                        .include(PAGE)
                        .withTags(RULES)
                        .analyze()
                        .getViolations())
                .as(part)
                .isEmpty();
    }
}
