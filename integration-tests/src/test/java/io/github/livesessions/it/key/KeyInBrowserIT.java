package io.github.livesessions.it.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The key as a real browser makes, keeps and shows it. */
@Keycloak(database = Database.POSTGRESQL)
@InBrowser
final class KeyInBrowserIT {

    private static final Policy ROOMY = Policy.limit(10, "evict-oldest");

    private final KeycloakServer server;
    private final Apps apps;
    private final Tables tables;

    KeyInBrowserIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        this.tables = new Tables(server);
    }

    @Test
    void theLoginPageShowsTheKeyAlongWithThePassword(Browsers browsers) {
        Realm realm = RealmDraft.draft()
                .gated(ROOMY)
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        Person ada = realm.person();
        BrowserDevice laptop = browsers.open(server, Look.from(Origin.OSLO));
        List<String> pages = pagesOf(laptop);
        Client app = realm.client("app", apps);
        laptop.open(app);
        laptop.page()
                .locator("[name=signature]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));

        laptop.enter(ada).awaitBack(app);

        assertThat(keys(ada)).hasSize(1).allMatch(key -> key.length() == 43);
        assertThat(pages).as("no page of its own is needed").noneMatch(url -> url.contains("required-action"));
    }

    @Test
    void whereNoStepStandsInTheFlowAPageShowsTheKeyByItself(Browsers browsers) {
        Realm realm = RealmDraft.draft().gated(ROOMY).client("app", apps).create(server);
        Person ada = realm.person();
        Client app = realm.client("app", apps);
        BrowserDevice laptop = browsers.open(server, Look.from(Origin.OSLO));

        laptop.login(app, ada).awaitBack(app);
        laptop.page().context().clearCookies();
        laptop.login(app, ada).awaitBack(app);

        assertThat(keys(ada)).as("the same device, without any cookie").hasSize(1);
        assertThat(tables.texts("select FINGERPRINT from LS_DEVICE where USER_ID = ?", ada.id()))
                .doesNotContainNull();
        assertThat(browsers.hosts()).as("nobody else is asked").allMatch(this::isOurs);
    }

    @Test
    void twoProfilesOfOneMachineAreTwoDevices(Browsers browsers) {
        Realm realm = RealmDraft.draft().gated(ROOMY).client("app", apps).create(server);
        Person ada = realm.person();
        Client app = realm.client("app", apps);

        browsers.open(server, Look.from(Origin.OSLO)).login(app, ada).awaitBack(app);
        browsers.open(server, Look.from(Origin.OSLO)).login(app, ada).awaitBack(app);

        assertThat(keys(ada)).hasSize(2).doesNotHaveDuplicates();
        assertThat(tables.texts("select distinct FINGERPRINT from LS_DEVICE where USER_ID = ?", ada.id()))
                .as("they look alike")
                .hasSize(1);
    }

    private boolean isOurs(String host) {
        return host.startsWith("localhost:") || host.startsWith("127.0.0.1:");
    }

    private static List<String> pagesOf(BrowserDevice device) {
        List<String> pages = new ArrayList<>();
        device.page().onFrameNavigated(frame -> pages.add(frame.url()));
        return pages;
    }

    private List<String> keys(Person person) {
        return tables.texts(
                "select KEY_THUMBPRINT from LS_DEVICE where USER_ID = ? and KEY_THUMBPRINT is not null", person.id());
    }
}
