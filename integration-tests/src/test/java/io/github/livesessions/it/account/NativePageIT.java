package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** Keycloak's own page of sessions and ours agree, whichever of them was used. */
@Keycloak
@InBrowser
final class NativePageIT {

    private final AccountRealm home;

    NativePageIT(KeycloakServer server, Apps apps) {
        this.home = AccountRealm.on(server, apps);
    }

    @Test
    void theyAgreeAfterEveryThingThatOursCanDo(Browsers browsers) {
        Person ada = home.person();
        home.phone().signIn(home.app(), ada);
        home.device(Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(home.app(), ada);
        Tokens silent = home.device(Agent.EDGE_ON_WINDOWS, Origin.PARIS).signIn(home.app(), ada);
        home.device(Agent.CHROME_ON_ANDROID, Origin.CASABLANCA).signIn(home.app(), ada);
        home.device(Agent.FIREFOX_ON_LINUX, Origin.BRAZIL).signIn(home.app(), ada);
        home.tables()
                .change(
                        "update LS_SESSION set STATE = 'offline', LAST_SEEN_AT = STARTED_AT where ID = ?",
                        silent.sid());
        AccountPage page = home.loginProven(browsers, ada);
        agree(page, ada, 6);

        row(page, "Berlin").getByText("Log out").click();
        page.confirm();
        page.told("The session was logged out.");
        agree(page, ada, 5);

        page.choose(row(page, "Osaka"), "Block device");
        page.confirm();
        page.told("The device is blocked.");
        agree(page, ada, 4);

        page.page().getByText("Log out offline ones").click();
        page.confirm();
        page.told("The offline sessions were logged out.");
        agree(page, ada, 3);

        page.page().getByText("Log out all others").click();
        page.confirm();
        page.told("All other sessions were logged out.");
        agree(page, ada, 1);
    }

    @Test
    void theyAgreeAfterEveryThingThatKeycloaksCanDo(Browsers browsers) {
        Person ada = home.person();
        home.phone().signIn(home.app(), ada);
        home.device(Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(home.app(), ada);
        AccountPage page = home.login(browsers, ada);
        agree(page, ada, 3);

        NativePage keycloaks = NativePage.from(page);
        keycloaks.signOut(keycloaks.rows().last());
        keycloaks.back();
        agree(page, ada, 2);

        NativePage.from(page).signOutAll();
        home.realm().shallHoldCount(ada, 0);
        page.browser().enter(ada);
        page.page().locator("nav").getByText("Live sessions").click();
        agree(page, ada, 1);
    }

    /** Looks at one page after the other, and at what Keycloak holds. */
    private void agree(AccountPage page, Person person, int count) {
        assertThat(page.rows()).hasCount(count);
        home.realm().shallHoldCount(person, count);
        NativePage keycloaks = NativePage.from(page);
        assertThat(keycloaks.rows()).hasCount(count);
        keycloaks.back();
        assertThat(page.rows()).hasCount(count);
        assertThat(home.tables().texts("select ID from LS_SESSION where USER_ID = ?", person.id()))
                .containsExactlyInAnyOrderElementsOf(home.realm().sessions(person));
    }

    private static Locator row(AccountPage page, String place) {
        return page.rows().filter(new Locator.FilterOptions().setHasText(place));
    }
}
