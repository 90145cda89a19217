package io.github.livesessions.it.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.ScreenshotOptions;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import io.github.livesessions.it.server.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the guard as people meet it, in a real browser. */
@Keycloak
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuardPageIT {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final KeycloakServer server;
    private final Inbox inbox = new Inbox();
    private final GuardedRealm bench;
    private final Client app;

    GuardPageIT(KeycloakServer server, Apps apps) {
        this.server = server;
        bench = new GuardedRealm(server, apps, inbox, Policy.usual().with("support-contact", "help@example.org"));
        app = bench.app();
    }

    @AfterAll
    void close() {
        inbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "keycloak.v2, en, false, 1280",
        "keycloak.v2, de, true, 390",
        "keycloak.v2, ar, false, 360",
        "keycloak, en, false, 1280"
    })
    void itHasNoViolationOfOurs(String theme, String language, boolean dark, int width, Browsers browsers) {
        bench.realm().change(Map.of("loginTheme", theme));
        Person ada = bench.realm().person();
        Look look = Look.from(Origin.OSLO).speaking(language).wide(width);
        BrowserDevice browser = browsers.open(server, dark ? look.inTheDark() : look);

        browser.login(app, ada, "kc_action=live-sessions-guard");

        Locator page = browser.page().locator("#live-sessions-guard");
        page.waitFor();
        browser.page()
                .screenshot(new ScreenshotOptions().setFullPage(true).setPath(picture(theme, language, dark, width)));
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(new AxeBuilder(browser.page())
                        .include("#live-sessions-guard")
                        .withTags(RULES)
                        .analyze()
                        .getViolations())
                .isEmpty();
        assertThat(page.locator("[name=code]").getAttribute("autocomplete")).isEqualTo("one-time-code");
        assertThat(page.locator("[name=code]").boundingBox().height).isGreaterThanOrEqualTo(44);
    }

    @Test
    void itWorksWithoutScripts(Browsers browsers) {
        bench.realm().change(Map.of("loginTheme", "keycloak.v2"));
        Person ada = bench.realm().person();
        BrowserDevice browser = browsers.open(server, Look.from(Origin.OSLO).withoutScripts());
        browser.login(app, ada, "kc_action=live-sessions-guard");
        Locator proof = browser.page().locator("#live-sessions-proof button");
        if (proof.count() > 0) {
            proof.click();
        }

        browser.page().locator("[name=code]").fill("12");
        browser.page().locator("[name=code]").press("Enter");
        browser.page().locator("[role=alert]").waitFor();
        assertThat(browser.page().locator("[role=alert]").innerText()).contains("4 tries left");

        browser.page().locator("[name=code]").fill(inbox.code(ada, 1));
        browser.page().locator("[name=code]").press("Enter");
        browser.awaitBack(app);
        assertThat(browser.result()).containsKey("code").containsEntry("kc_action_status", "success");
    }

    private static Path picture(String theme, String language, boolean dark, int width) {
        return Workspace.sources()
                .resolve("integration-tests/target/pictures")
                .resolve("guard-" + theme + "-" + language + (dark ? "-dark-" : "-") + width + ".png");
    }
}
