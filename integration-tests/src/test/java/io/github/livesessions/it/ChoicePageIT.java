package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.browser.MapOnPage;
import io.github.livesessions.it.browser.MapOnPage.Spot;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice page as people meet it, in two real browsers. */
@Keycloak
@InBrowser
final class ChoicePageIT {

    private static final Spot OSLO = new Spot(59.9139, 10.7522);
    private static final Spot OSAKA = new Spot(34.6937, 135.5023);
    private static final Spot BERLIN = new Spot(52.52, 13.405);
    private static final Spot KARLSTAD = new Spot(59.3793, 13.5036);

    private final KeycloakServer server;
    private final Apps apps;
    private final Realm realm;
    private final Client app;
    private final Client otherApp;

    ChoicePageIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        realm = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .withDeviceStep()
                .client("app", apps)
                .client("other-app", apps)
                .create(server);
        app = realm.client("app", apps);
        otherApp = realm.client("other-app", apps);
    }

    @AfterEach
    void noRequestHasLeftForAnybodyElse(Browsers browsers) {
        assertThat(browsers.hosts())
                .isSubsetOf(server.baseUrl().getAuthority(), apps.address().getAuthority());
    }

    @Test
    void theSecondBrowserIsToldWhoElseIsSignedIn(Browsers browsers) {
        Person ada = realm.person();
        BrowserDevice first = browsers.open(server, Look.from(Origin.OSLO)).login(app, ada);
        first.awaitBack(app);
        assertThat(first.result()).as("the first login is not asked").containsKey("code");

        BrowserDevice second = browsers.open(server, Look.from(Origin.OSAKA)).login(app, ada);

        Locator page = second.page().locator("#live-sessions");
        assertThat(second.page().locator("body").innerText()).contains("Multiple Login Session Detected");
        assertThat(page.innerText())
                .contains("Chrome on Windows", "Chrome 141", "Windows 10", "Oslo, Norway", "Last activity:")
                .containsAnyOf("just now", "second", "minute");
        MapOnPage map = second.map();
        assertThat(map.pins()).singleElement().asString().contains("Chrome on Windows", "Oslo, Norway");
        assertThat(map.attribution()).contains("Natural Earth", "GeoNames");
        map.zoomIn();
        assertThat(map.pins()).hasSize(1);
    }

    @Test
    void aPinStandsWhereTheTownIs(Browsers browsers) {
        Person ada = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);

        MapOnPage map =
                browsers.open(server, Look.from(Origin.OSAKA)).login(app, ada).map();

        assertThat(MapOnPage.error(map.pin("Oslo"), OSLO, map.town("Karlstad"), KARLSTAD))
                .as("pixels from where Karlstad would be, seen from the pin")
                .isCloseTo(0, within(10.0));
    }

    @Test
    void severalSessionsEachHaveTheirPinAndTheirTick(Browsers browsers) {
        Realm roomy = RealmDraft.draft()
                .gated(Policy.limit(3, "ask"))
                .client("app", apps)
                .create(server);
        Client roomyApp = roomy.client("app", apps);
        Person ada = roomy.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(roomyApp, ada);
        Tokens osaka = Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(roomyApp, ada);
        Tokens berlin = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN).signIn(roomyApp, ada);

        BrowserDevice fourth = browsers.open(server, Look.from(Origin.PARIS)).login(roomyApp, ada);

        MapOnPage map = fourth.map();
        assertThat(map.pins()).hasSize(3);
        assertThat(MapOnPage.error(map.pin("Oslo"), OSLO, map.pin("Osaka"), OSAKA))
                .isLessThan(3);
        assertThat(MapOnPage.error(map.pin("Oslo"), OSLO, map.pin("Berlin"), BERLIN))
                .isLessThan(3);
        assertThat(fourth.page().locator("[name=session]:checked").count())
                .as("the least active is ticked at first")
                .isEqualTo(1);
        assertThat(fourth.page().locator("label:has([name=session]:checked)").innerText())
                .contains("Oslo");
        fourth.choice("continue-here").click();
        fourth.awaitBack(roomyApp);
        roomy.shallHoldCount(ada, 3);
        assertThat(roomy.sessions(ada)).contains(osaka.sid(), berlin.sid());
    }

    @ParameterizedTest
    @CsvSource({
        "continue-here, true", "continue-here, false",
        "not-me, true", "not-me, false",
        "continue-elsewhere, true", "continue-elsewhere, false",
        "logout-everywhere, true", "logout-everywhere, false"
    })
    void everyButtonDoesWhatItSaysWithScriptsAndWithout(String button, boolean scripts, Browsers browsers) {
        Person ada = realm.person();
        Device laptop = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
        Tokens other = laptop.signIn(app, ada);
        Look look = Look.from(Origin.OSAKA);
        BrowserDevice second =
                browsers.open(server, scripts ? look : look.withoutScripts()).login(app, ada);

        second.choice(button).click();

        if (button.equals("logout-everywhere")) {
            second.page().locator("#kc-login").waitFor();
            assertThat(second.page().locator("body").innerText()).contains("You have been logged out on every device");
            realm.shallHold(ada);
        } else if (button.equals("continue-elsewhere")) {
            assertThat(second.awaitBack(app).result()).containsEntry("error", "access_denied");
            realm.shallHold(ada, other.sid());
        } else {
            assertThat(second.awaitBack(app).result()).containsKey("code");
            realm.shallHoldCount(ada, 1);
            assertThat(laptop.tokens(app).refresh(other).refused().error()).isEqualTo("invalid_grant");
        }
    }

    @Test
    void withoutScriptsThePageSaysItAllInText(Browsers browsers) {
        Person ada = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);

        BrowserDevice second =
                browsers.open(server, Look.from(Origin.OSAKA).withoutScripts()).login(app, ada);

        assertThat(second.page().locator("#live-sessions").innerText())
                .contains("Chrome on Windows", "Oslo, Norway", "just now");
        assertThat(second.page().locator("#live-sessions-map").isVisible())
                .as("an empty map")
                .isFalse();
    }

    @Test
    void theSameBrowserIsNotAskedForASecondClientNorInASecondTab(Browsers browsers) {
        Person ada = realm.person();
        BrowserDevice browser = browsers.open(server, Look.from(Origin.OSLO)).login(app, ada);
        browser.awaitBack(app);

        assertThat(browser.open(otherApp).awaitBack(otherApp).result()).containsKey("code");
        assertThat(browser.newTab().open(app).awaitBack(app).result()).containsKey("code");
        realm.shallHoldCount(ada, 1);
    }

    @Test
    void aSilentRequestShowsNoPage(Browsers browsers) {
        BrowserDevice stranger = browsers.open(server, Look.from(Origin.OSLO));

        assertThat(stranger.open(app, "prompt=none").awaitBack(app).result()).containsEntry("error", "login_required");
    }

    @Test
    void theFormIsSentByTheKeyboardAlone(Browsers browsers) {
        Person ada = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);
        BrowserDevice second = browsers.open(server, Look.from(Origin.OSAKA)).login(app, ada);
        second.map();

        for (int i = 0; i < 40 && !"continue-elsewhere".equals(second.focused()); i++) {
            second.page().keyboard().press("Tab");
        }
        second.page().keyboard().press("Enter");

        assertThat(second.awaitBack(app).result()).containsEntry("error", "access_denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "ar", "ja"})
    void thePageSpeaksTheLanguageOfTheBrowser(String language, Browsers browsers) {
        Person ada = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);

        BrowserDevice second = browsers.open(
                        server, Look.from(Origin.OSAKA).speaking(language).wide(390))
                .login(app, ada);

        second.map();
        String text = second.page().locator("body").innerText();
        assertThat(text).doesNotContain("liveSessions", "{0}", "{1}");
        assertThat(text.contains("Multiple Login Session Detected")).isEqualTo(language.equals("en"));
        assertThat(second.page().locator("html").getAttribute("dir")).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
        assertThat(second.scrollsSideways()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 390, 768, 1280})
    void nothingScrollsSidewaysAndFingersFindTheButtons(int width, Browsers browsers) {
        Person ada = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);

        BrowserDevice second =
                browsers.open(server, Look.from(Origin.OSAKA).wide(width)).login(app, ada);

        second.map();
        assertThat(second.scrollsSideways()).isFalse();
        for (Locator button : second.page().locator("[name=choice]").all()) {
            assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(44);
            assertThat(button.boundingBox().width).isGreaterThanOrEqualTo(44);
        }
    }
}
