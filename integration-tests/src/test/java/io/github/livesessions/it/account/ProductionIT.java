package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.ProductionServer;
import io.github.livesessions.it.server.Workspace;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page in a Keycloak that runs in production mode below a path, and whose administrators have another address. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProductionIT {

    private static final String PAGE = "/account/account-security/live-sessions";
    private static final String VERSION = "() => document.documentElement.dataset.version ?? 'first'";

    private ProductionServer server;
    private Realm realm;

    @BeforeAll
    void boot() throws IOException {
        server = ProductionServer.boot();
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .with("accountTheme", "live-sessions")
                .with(
                        "browserSecurityHeaders",
                        Map.of(
                                "contentSecurityPolicy",
                                "frame-src 'self'; frame-ancestors 'self'; object-src 'none';",
                                "contentSecurityPolicyReportOnly",
                                "default-src 'self'"))
                .create(server);
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void itAsksNobodyButItsOwnOrigin(Browsers browsers) {
        Person ada = realm.person();
        AccountPage page = AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, ada);

        page.browser().map();
        assertThat(page.own()).containsText("Online");
        page.open("devices").open("alerts").open("history");
        assertThat(page.events("session-started")).hasCount(1);
        page.open("preferences").page().getByLabel("Alerts by e-mail").waitFor();

        assertThat(page.page().url()).startsWith(server.baseUrl() + "/realms/");
        assertThat(browsers.hosts()).containsExactly(server.baseUrl().getAuthority());
    }

    @Test
    void theAddressForAdministratorsIsAnother(Browsers browsers) {
        BrowserDevice admin = browsers.openUntouched(Look.from(Origin.OSLO));

        admin.page().navigate(server.adminUrl() + "/admin/master/console/");
        admin.page().locator("[name=username]").waitFor();

        assertThat(admin.page().url()).as("where people log in").startsWith(server.baseUrl() + "/realms/");
        assertThat(admin.page().url())
                .contains("redirect_uri=" + encoded(server.adminUrl() + "/admin/master/console/"));
    }

    @Test
    void nothingOfItIsAgainstAPolicyThatAllowsNothingInline(Browsers browsers) {
        Person ada = realm.person();
        BrowserDevice browser = browsers.open(server, Look.from(Origin.OSLO));
        browser.page()
                .addInitScript("window.against = []; addEventListener('securitypolicyviolation',"
                        + " e => against.push(e.effectiveDirective + ' ' + e.sourceFile));");
        AccountPage page = AccountPage.login(browser, realm, ada);
        page.browser().map();
        page.own().locator("[aria-haspopup=menu]").click();
        page.page().keyboard().press("Enter");
        page.page().keyboard().press("Escape");
        for (String part : List.of("devices", "alerts", "history", "preferences")) {
            page.open(part);
        }

        @SuppressWarnings("unchecked")
        List<String> against = (List<String>) page.page().evaluate("against");
        assertThat(against).as("what Keycloak's own page does").isNotEmpty();
        assertThat(against).as("what ours does").noneMatch(one -> one.contains("/live-sessions/"));
    }

    @Test
    void aNewerVersionIsThereAtTheNextLoadThoughBrowsersKeepTheLoader(Browsers browsers) throws IOException {
        Person ada = realm.person();
        BrowserDevice browser = browsers.openUntouched(Look.from(Origin.OSLO));
        Page page = browser.page();
        AccountPage.login(browser, realm, ada);
        Response loader =
                page.waitForResponse(response -> response.url().endsWith("/live-sessions/account.js"), page::reload);
        AccountPage.at(browser);
        assertThat(loader.headerValue("cache-control")).contains("max-age=2592000");
        assertThat(page.evaluate(VERSION)).isEqualTo("first");

        server.upgrade(NewerJar.in(Workspace.fresh("newer")));
        page.navigate(realm.url() + PAGE);
        AccountPage.at(browser);

        assertThat(page.evaluate(VERSION)).isEqualTo("newer");
        assertThat(page.evaluate("() => performance.getEntriesByType('resource')"
                        + ".find(one => one.name.endsWith('/live-sessions/account.js')).transferSize"))
                .as("bytes of the loader that came over the network")
                .isEqualTo(0);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
