package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 AA by axe. Keycloak's own faults are measured on its login page in the same theme and left out. */
@Keycloak
@InBrowser
final class AccessibilityIT {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** What Keycloak's templates get wrong around any page once they know who logs in. */
    private static final Set<String> ATTEMPTED_USERNAME = Set.of("kc-attempted-username", "kc-username", "reset-login");

    private final KeycloakServer server;
    private final Apps apps;

    AccessibilityIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @ParameterizedTest
    @CsvSource({
        "keycloak.v2, en, false, 1280",
        "keycloak.v2, en, true, 1280",
        "keycloak.v2, ar, false, 390",
        "keycloak.v2, ar, true, 390",
        "keycloak, en, false, 1280",
        "keycloak, ar, false, 390"
    })
    void theChoicePageHasNoViolationOfOurs(String theme, String language, boolean dark, int width, Browsers browsers) {
        Realm realm = realm(theme, Policy.limit(2, "ask").with("keep-both-minutes", "15"));
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);
        Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN).signIn(app, ada);
        BrowserDevice browser = browsers.open(server, look(language, dark, width));
        browser.open(app);
        Set<String> keycloaksOwn = faults(browser.page());

        browser.login(app, ada).map();

        assertThat(ours(faults(browser.page()), keycloaksOwn)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak.v2", "keycloak"})
    void theRefusalHasNoViolationOfOurs(String theme, Browsers browsers) {
        Realm realm = realm(theme, Policy.limit(1, "refuse").with("support-contact", "help@example.org"));
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);
        BrowserDevice browser = browsers.open(server, look("en", false, 390));
        browser.open(app);
        Set<String> keycloaksOwn = faults(browser.page());

        browser.login(app, ada);

        assertThat(browser.page().locator("body").innerText()).contains("help@example.org");
        assertThat(ours(faults(browser.page()), keycloaksOwn)).isEmpty();
    }

    private Realm realm(String theme, Policy policy) {
        return RealmDraft.draft()
                .gated(policy)
                .with("loginTheme", theme)
                .client("app", apps)
                .create(server);
    }

    private static Look look(String language, boolean dark, int width) {
        Look look = Look.from(Origin.OSAKA).speaking(language).wide(width);
        return dark ? look.inTheDark() : look;
    }

    private static Set<String> ours(Set<String> faults, Set<String> keycloaksOwn) {
        // a theme without a main landmark leaves whatever is on its pages outside of landmarks
        boolean noLandmark = keycloaksOwn.stream().anyMatch(fault -> fault.startsWith("landmark-one-main"));
        return faults.stream()
                .filter(fault -> !keycloaksOwn.contains(fault))
                .filter(fault -> !(noLandmark && fault.startsWith("region at")))
                .collect(Collectors.toSet());
    }

    /** Each violated rule with the element that violates it. */
    private static Set<String> faults(Page page) {
        Set<String> faults = new HashSet<>();
        for (Rule rule :
                new ArrayList<>(new AxeBuilder(page).withTags(RULES).analyze().getViolations())) {
            for (CheckedNode node : rule.getNodes()) {
                String target = String.valueOf(node.getTarget());
                if (ATTEMPTED_USERNAME.stream().noneMatch(target::contains)) {
                    faults.add(rule.getId() + " at " + target);
                }
            }
        }
        return faults;
    }
}
