package io.github.livesessions.it.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A session whose time is over by Keycloak's own clocks: Keycloak tells nobody, and its applications hear all the same. */
@Keycloak(
        database = Database.POSTGRESQL,
        options = {Keycloak.CITIES, "--spi-user-sessions--infinispan--session-expiration-period=60"})
final class ExpiryIT {

    /** Keycloak looks every minute, the least that it allows. */
    private static final Duration LOOKED = Duration.ofSeconds(150);

    private final KeycloakServer server;
    private final Apps apps;

    ExpiryIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void isHeardOfOnce() {
        expires("openid", Duration.ofDays(2));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void isHeardOfThoughOnlyAnOfflineTokenHadKeptItAlive() {
        expires("openid offline_access", Duration.ofDays(40));
    }

    private void expires(String scope, Duration ago) {
        Realm realm = RealmDraft.draft()
                .gated(Policy.limit(5, "refuse"))
                .clientToldOfLogout("app", apps, server)
                .create(server);
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device laptop = Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
        Tokens expired = laptop.signIn(app, ada, "scope=" + scope);
        Heard heard = new Heard(apps);

        new Tables(server)
                .change(
                        "update OFFLINE_USER_SESSION set CREATED_ON = CREATED_ON - ?,"
                                + " LAST_SESSION_REFRESH = LAST_SESSION_REFRESH - ? where USER_SESSION_ID = ?",
                        Math.toIntExact(ago.toSeconds()),
                        Math.toIntExact(ago.toSeconds()),
                        expired.sid());

        await().atMost(LOOKED).until(() -> !heard.of("app", expired.sid()).isEmpty());
        heard.soon("app", expired.sid());
        assertThat(heard.taken("app", expired.sid()).get(0).claims().path("sub").asText())
                .isEqualTo(ada.id());
        heard.nothingTwice();
    }
}
