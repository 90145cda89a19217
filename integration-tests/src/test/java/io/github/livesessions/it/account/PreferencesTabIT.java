package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** What a person wants to be recorded and told of. */
@Keycloak
@InBrowser
final class PreferencesTabIT {

    private final AccountRealm home;

    PreferencesTabIT(KeycloakServer server, Apps apps) {
        this.home = AccountRealm.on(server, apps);
    }

    @Test
    void whoDoesNotWantToBeLocatedIsShownNowhere(Browsers browsers) {
        Person ada = home.person();
        home.phone().signIn(home.app(), ada);
        AccountPage page = home.loginProven(browsers, ada);
        page.browser().map();
        assertThat(page.other()).containsText("Berlin, Germany");

        choice(page, "Record where I sign in").click();

        page.told("Saved.");
        page.open("sessions");
        assertThat(page.other()).containsText("Unknown place");
        assertThat(page.other()).containsText("198.51.100.0/24");
        assertThat(page.own()).not().containsText("Oslo");
        assertThat(page.page().locator(".ls-map-frame")).hasCount(0);
        home.device(Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(home.app(), ada);
        assertThat(page.rows()).hasCount(3);
        page.open("history");
        assertThat(page.events("session-started")).hasCount(3);
        assertThat(String.join("\n", page.texts(page.events("session-started"))))
                .doesNotContain("Berlin", "Oslo", "Osaka", Origin.OSAKA);
    }

    @Test
    void whatIsChosenStays(Browsers browsers) {
        Person ada = home.person();
        AccountPage page = home.loginProven(browsers, ada);
        assertThat(choice(page, "Alerts by e-mail")).isChecked();

        choice(page, "Alerts by e-mail").click();
        page.told("Saved.");
        page.page().reload();

        assertThat(choice(page, "Alerts by e-mail")).not().isChecked();
        assertThat(choice(page, "Record where I sign in")).isChecked();
    }

    @Test
    void whatTheServerRefusesGoesBack(Browsers browsers) {
        Person ada = home.person();
        AccountPage page = home.loginProven(browsers, ada);
        Locator mail = choice(page, "Alerts by e-mail");
        page.page().route("**/me/preferences", route -> {
            if (route.request().method().equals("PUT")) {
                route.abort();
            } else {
                route.fallback();
            }
        });

        mail.click();

        page.told("The server does not answer. Nothing was changed.");
        assertThat(mail).isChecked();
    }

    private static Locator choice(AccountPage page, String label) {
        return page.open("preferences").page().getByLabel(label);
    }
}
