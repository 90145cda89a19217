package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every browser that the account was used on, signed in or not. */
@Keycloak
@InBrowser
final class DevicesTabIT {

    private final AccountRealm home;

    DevicesTabIT(KeycloakServer server, Apps apps) {
        this.home = AccountRealm.on(server, apps);
    }

    @Test
    void aDeviceThatIsSignedOutIsNamedAndTrustedAndNotTrustedAnyMore(Browsers browsers) {
        Person ada = home.person();
        String id = signedOutPhone(ada);
        AccountPage page = home.loginProven(browsers, ada).open("devices");
        page.page().reload();
        Locator phone = page.device(id);
        assertThat(phone).containsText("Confirmed");

        page.choose(phone, "Rename");
        page.page().locator("dialog[open] input").fill("Old phone");
        page.confirm();
        page.told("The name was saved.");
        assertThat(phone).containsText("Old phone");
        page.choose(phone, "Trust this device");
        assertThat(phone).containsText("Trusted");
        page.choose(phone, "Do not trust any more");
        assertThat(phone).not().containsText("Trusted");
        page.choose(phone, "Rename");
        page.page().locator("dialog[open] input").fill("");
        page.confirm();

        assertThat(phone).not().containsText("Old phone");
        page.page().reload();
        assertThat(page.device(id)).containsText("Safari");
        assertThat(page.device(id)).not().containsText("Old phone");
    }

    @Test
    void aBlockOfLongAgoIsLiftedAndAnAdministratorsIsNot(Browsers browsers) {
        Person ada = home.person();
        Device phone = home.phone();
        String id = home.deviceOf(phone.signIn(home.app(), ada));
        AccountPage page = home.loginProven(browsers, ada).open("devices");

        page.choose(page.device(id), "Block device");
        page.confirm();
        assertThat(page.device(id)).containsText("Blocked by you");
        home.realm().shallHoldCount(ada, 1);
        new Household(home.realm(), ada).blockedAgo(Duration.ofHours(1));
        page.page().reload();
        page.device(id).getByText("Unblock").click();
        page.told("The device is no longer blocked.");
        assertThat(phone.login(home.app(), ada).code().value()).isNotEmpty();

        home.server()
                .admin()
                .put(
                        "/" + home.realm().name() + "/live-sessions/devices/" + id + "/block?user=" + ada.id(),
                        Map.of("scope", "account", "reason", "lost"));
        assertThat(page.device(id)).containsText("Blocked by an administrator");
        assertThat(page.device(id).getByText("Unblock")).hasCount(0);
    }

    @Test
    void thisDeviceIsMarkedAndCannotBeBlocked(Browsers browsers) {
        Person ada = home.person();
        AccountPage page = home.loginProven(browsers, ada).open("devices");
        Locator own = page.page().locator("li[data-device]");
        assertThat(own).hasCount(1);
        assertThat(own).containsText("This device");

        own.locator("[aria-haspopup=menu]").click();

        assertThat(own.locator("[role=menuitem]").first()).hasText("Rename");
        assertThat(own.getByText("Block device")).hasCount(0);
    }

    /** Id of a phone that the account is no longer signed in on. */
    private String signedOutPhone(Person ada) {
        Device phone = home.phone();
        var tokens = phone.signIn(home.app(), ada);
        String id = home.deviceOf(tokens);
        phone.tokens(home.app()).logout(tokens);
        home.realm().shallHoldCount(ada, 0);
        return id;
    }
}
