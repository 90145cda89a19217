package io.github.livesessions.it.lock;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.lock.Incidents.Violation;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two real browsers that nothing tells apart but the key that never leaves the first. */
@Keycloak
@InBrowser
final class ClonedProfileInBrowserIT {

    private static final int MAX_AGE = 10;

    private final KeycloakServer server;
    private final Incidents incidents;
    private final Realm realm;
    private final Client app;
    private final Client otherApp;
    private final Client nearApp;

    ClonedProfileInBrowserIT(KeycloakServer server, Apps apps) {
        this.server = server;
        incidents = new Incidents(server);
        realm = RealmDraft.draft()
                .gated(Policy.limit(10, "refuse").with("proof-max-age", String.valueOf(MAX_AGE)))
                .withDeviceStep()
                .client("app", apps)
                .client("other-app", apps)
                .create(server);
        app = realm.client("app", apps);
        otherApp = realm.client("other-app", apps);
        // on Keycloak's own site: across sites Chromium gives no cookie to a frame, whatever we do
        URI near = URI.create("http://localhost:" + apps.address().getPort() + "/near-app/callback");
        server.admin()
                .post(
                        "/" + realm.name() + "/clients",
                        Map.of("clientId", "near-app", "publicClient", true, "redirectUris", List.of(near + "*")));
        nearApp = new Client(realm.url(), "near-app", near, null);
    }

    @Test
    void allCookiesOfABrowserAreWorthNothingWithoutItsKey(Browsers browsers) {
        Person ada = realm.person();
        BrowserDevice owner = browsers.open(server, Look.from(Origin.OSLO));
        owner.login(app, ada).awaitBack(app);
        BrowserDevice thief = browsers.open(server, Look.from(Origin.OSLO));
        copyCookies(owner, thief);
        awaitStale();

        thief.open(otherApp);
        thief.page().locator("#kc-login").waitFor();

        assertThat(owner.open(otherApp).awaitBack(otherApp).result())
                .as("the owner's browser proves itself without a click")
                .containsKey("code");
        assertThat(incidents.of(ada)).extracting(Violation::cause).containsExactly("key");
    }

    @Test
    void anApplicationsHiddenFrameSignsTheOwnerOnLongAfterTheProof(Browsers browsers) {
        BrowserDevice owner = browsers.open(server, Look.from(Origin.OSLO));
        owner.login(nearApp, realm.person()).awaitBack(nearApp);
        awaitStale();

        assertThat(silently(owner.page(), nearApp)).contains("code=").doesNotContain("error=");
    }

    private static void copyCookies(BrowserDevice from, BrowserDevice to) {
        BrowserContext victims = from.page().context();
        to.page().context().addCookies(victims.cookies());
        assertThat(to.page().context().cookies())
                .extracting(cookie -> cookie.name)
                .contains("KEYCLOAK_IDENTITY", "AUTH_SESSION_ID", "LIVE_SESSIONS_DEVICE");
    }

    /** What keycloak-js does with {@code check-sso}: asks in a frame that nobody sees, and reads where that ends. */
    private static String silently(Page page, Client client) {
        String url = client.endpoint("auth") + "?response_type=code&scope=openid&prompt=none&client_id=" + client.id()
                + "&redirect_uri="
                + URLEncoder.encode(client.redirect() + "?silent", StandardCharsets.UTF_8);
        page.evaluate(
                "url => { const frame = document.createElement('iframe'); frame.name = 'silent';"
                        + " frame.src = url; document.body.append(frame); }",
                url);
        page.waitForCondition(() -> {
            Frame frame = page.frame("silent");
            return frame != null && frame.url().startsWith(client.redirect().toString());
        });
        return page.frame("silent").url();
    }

    private static void awaitStale() {
        Instant since = Instant.now();
        Awaitility.await()
                .atMost(Duration.ofSeconds(MAX_AGE + 10))
                .until(() -> Instant.now().isAfter(since.plusSeconds(MAX_AGE)));
    }
}
