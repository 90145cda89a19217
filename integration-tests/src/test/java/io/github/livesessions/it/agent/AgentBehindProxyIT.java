package io.github.livesessions.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Proxies that do not know streams: what happens arrives all the same, and in time. */
@Keycloak(database = Database.POSTGRESQL)
@InBrowser
final class AgentBehindProxyIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;

    AgentBehindProxyIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(10, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = PageClient.of(realm, "app", apps);
    }

    @Test
    void aStreamThatIsCutAgainAndAgainIsOpenedAgain(Browsers browsers) {
        try (Proxy proxy = Proxy.cutting(server.baseUrl(), Duration.ofSeconds(1))) {
            AppPage page = login(browsers, proxy);
            await(page, proxy, 4);

            end(page);

            assertThat(page.await("ended", AT_ONCE).field("cause")).isEqualTo("admin");
        }
    }

    @Test
    void whereAnswersAreHeldBackTheyAreKeptShort(Browsers browsers) {
        try (Proxy proxy = Proxy.holding(server.baseUrl())) {
            AppPage page = login(browsers, proxy);
            await(page, proxy, 2);

            end(page);

            assertThat(page.await("ended", AT_ONCE).field("cause")).isEqualTo("admin");
        }
    }

    private AppPage login(Browsers browsers, Proxy proxy) {
        return AppPage.login(
                browsers.open(server, Look.from(Origin.OSLO)), realm, app, realm.person(), proxy.address());
    }

    private static void await(AppPage page, Proxy proxy, int streams) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.page().evaluate("0"); // requests are routed by this thread, while it speaks with the browser
            return proxy.streams() >= streams;
        });
    }

    private void end(AppPage page) {
        server.admin().delete("/" + realm.name() + "/live-sessions/sessions/" + page.sid());
    }
}
