package io.github.livesessions.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import io.github.livesessions.it.server.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 AA by axe, on every part of the page, and what it looks like. */
@Keycloak
@InBrowser
final class AccountLooksIT {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String LISTS = "**/live-sessions/me/sessions**";
    private static final String PAGE = "live-sessions-page";

    private final AccountRealm home;

    AccountLooksIT(KeycloakServer server, Apps apps) {
        this.home = AccountRealm.on(server, apps);
    }

    @ParameterizedTest
    @CsvSource({"en, false, 1280", "en, true, 390", "ar, true, 1280", "ar, false, 390", "de, false, 390"})
    void noPartOfThePageHasAViolationOfOurs(String language, boolean dark, int width, Browsers browsers) {
        Person ada = home.person();
        Device phone = home.phone();
        String blocked = home.deviceOf(phone.signIn(home.app(), ada));
        home.device(Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(home.app(), ada);
        home.device(Agent.CHROME_ON_ANDROID, Origin.PARIS).signIn(home.app(), ada);
        home.device(Agent.EDGE_ON_WINDOWS, Origin.CASABLANCA).signIn(home.app(), ada);
        BrowserDevice browser = browsers.open(home.server(), look(language, dark, width));
        AccountPage page = AccountPage.login(browser, home.realm(), ada);

        browser.map();
        String name = language + (dark ? "-dark-" : "-") + width;
        check(page, "sessions", name);
        page.own().locator("[aria-haspopup=menu]").click();
        check(page, "menu", name);
        page.page().keyboard().press("Escape");
        page.own().locator("button").first().click();
        check(page, "dialog", name);
        page.page().keyboard().press("Escape");
        home.server()
                .admin()
                .put(
                        "/" + home.realm().name() + "/live-sessions/devices/" + blocked + "/block?user=" + ada.id(),
                        Map.of("scope", "account"));
        home.realm().shallHoldCount(ada, 4);
        phone.login(home.app(), ada).errorPage();
        page.open("devices").device(blocked).locator(".ls-bad").waitFor();
        check(page, "devices", name);
        page.open("alerts").alerts().waitFor();
        check(page, "alerts", name);
        page.open("history").events("alert-raised").first().waitFor();
        check(page, "history", name);
        page.open("preferences").page().locator("[role=switch]").first().waitFor();
        check(page, "preferences", name);
    }

    @ParameterizedTest
    @CsvSource({"en, false, 1280", "ar, true, 390"})
    void noStateOfThePageHasAViolationOfOurs(String language, boolean dark, int width, Browsers browsers) {
        Person ada = home.person();
        home.phone().signIn(home.app(), ada);
        String name = language + (dark ? "-dark-" : "-") + width;
        BrowserDevice browser = browsers.open(home.server(), look(language, dark, width));
        AccountPage page = AccountPage.login(browser, home.realm(), ada);

        page.page().route(LISTS, route -> {}); // never answered
        page.page().reload();
        page.page().locator(".ls-skeleton").waitFor();
        check(page, "loading", name);

        page.page().unroute(LISTS);
        page.page().route(LISTS, Route::abort);
        page.page().reload();
        page.page().locator(".ls-empty button").waitFor();
        check(page, "failed", name);

        page.page().unroute(LISTS);
        page.own().waitFor(); // it asks again by itself
        page.page().route(LISTS, Route::abort);
        page.other().locator(".ls-row-actions > button").click();
        page.confirm();
        page.page().locator(".ls-connection.ls-lost").waitFor();
        check(page, "lost", name);

        page.page().unroute(LISTS);
        page.page().locator(".ls-notices .ls-plain").first().click(); // on a phone it lies on what is below
        page.page().locator(".ls-connection button").click();
        page.page().route("**/me/sessions/*", AccountPageIT::stale, new Page.RouteOptions().setTimes(1));
        page.other().locator(".ls-row-actions > button").click();
        page.confirm();
        page.page().locator("dialog[open] .ls-quiet").waitFor();
        check(page, "prompt", name);
        page.page().keyboard().press("Escape");

        home.server().admin().post("/" + home.realm().name() + "/users/" + ada.id() + "/logout", Map.of());
        page.page().locator(".ls-empty .ls-primary").waitFor();
        check(page, "ended", name);
    }

    private static Look look(String language, boolean dark, int width) {
        Look look = Look.from(Origin.OSLO).speaking(language).wide(width);
        return dark ? look.inTheDark() : look;
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
