package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.devices.OwnCaller;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** What a person should look at comes by itself, and is answered on the page. */
@Keycloak
@InBrowser
final class AlertsTabIT {

    private static final double PROMISED_MILLISECONDS = 2_000;

    private final AccountRealm home;

    AlertsTabIT(KeycloakServer server, Apps apps) {
        this.home = AccountRealm.on(server, apps);
    }

    @Test
    void thereIsNothingToLookAtAtFirst(Browsers browsers) {
        AccountPage page = home.login(browsers, home.person()).open("alerts");

        assertThat(page.page().getByText("Nothing to look at: there are no alerts."))
                .isVisible();
    }

    @Test
    void whoeverItWasIsLockedOutByItWasNotMe(Browsers browsers) {
        Person ada = home.person();
        Theft theft = new Theft(browsers, ada);
        AccountPage page = theft.page;
        page.open("alerts");
        page.alerts().waitFor(new Locator.WaitForOptions().setTimeout(PROMISED_MILLISECONDS));
        assertThat(page.page().locator("[role=tab][id$='-alerts']")).containsText("1");
        assertThat(page.alerts()).containsText("A session of your account was ended from another device.");
        assertThat(page.alerts()).containsText("Done from: Firefox on Linux");

        page.alerts().getByText("It was not me").click();
        page.confirm();

        page.told("Your answer was saved, and whoever it was is locked out.");
        assertThat(page.alerts()).containsText("You said: it was not me");
        home.realm().shallHoldCount(ada, 1);
        page.open("sessions");
        assertThat(page.rows()).hasCount(1);
        page.open("devices");
        assertThat(page.device(theft.device)).containsText("Blocked by you");
        assertThat(theft.thief.login(home.app(), ada).errorPage().text()).contains("This device is blocked");
    }

    @Test
    void itWasMeChangesNothing(Browsers browsers) {
        Person ada = home.person();
        Theft theft = new Theft(browsers, ada);
        AccountPage page = theft.page.open("alerts");

        page.alerts().getByText("It was me").click();

        page.told("Thank you, your answer was saved.");
        assertThat(page.alerts()).containsText("You said: it was me");
        assertThat(page.alerts().locator("button")).hasCount(0);
        page.page().reload();
        assertThat(page.alerts()).containsText("You said: it was me");
        home.realm().shallHoldCount(ada, 2);
        assertThat(theft.thief.open(home.app()).code().value()).isNotEmpty();
    }

    /** While the owner looks at the page, somebody with the right password ends the session of the owner's phone. */
    private final class Theft {

        private final AccountPage page;
        private final Device thief = home.device(Agent.FIREFOX_ON_LINUX, Origin.OSAKA);
        private final String device;

        private Theft(Browsers browsers, Person ada) {
            Tokens onPhone = home.phone().signIn(home.app(), ada);
            page = home.loginProven(browsers, ada);
            Tokens stolen = thief.signIn(Household.console(home.realm()), ada);
            device = home.deviceOf(stolen);
            assertThat(OwnCaller.with(home.realm(), stolen.access())
                            .delete("me/sessions/" + onPhone.sid())
                            .status())
                    .isEqualTo(204);
        }
    }
}
