package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.Denied;
import io.github.livesessions.it.device.Answer.ErrorPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Census;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs in a hidden frame never shows a page: the application is told that somebody has to be asked. */
@Keycloak(database = Database.POSTGRESQL)
final class SilentLoginIT {

    private static final Duration RECORDED = Duration.ofSeconds(10);

    private final KeycloakServer server;
    private final Apps apps;
    private final Tables tables;

    SilentLoginIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        this.tables = new Tables(server);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "refuse"})
    void answersInteractionRequiredWhereAPersonWouldBeStopped(String whenFull) {
        Realm realm = RealmDraft.draft().client("app", apps).create(server);
        Client app = realm.client("app", apps);
        Census census = new Census(realm, app);
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens unseen = laptop.signIn(app, ada);
        Tokens standing = phone().signIn(app, ada);
        await().atMost(RECORDED).until(() -> census.listed(ada).size() == 2);
        realm.gate(Policy.limit(1, whenFull));
        // as one that Keycloak opened unheard, and that nobody has compared yet
        tables.change("delete from LS_SESSION where ID = ?", unseen.sid());

        Denied silent = laptop.open(app, "prompt=none").denied();

        assertThat(silent.error()).isEqualTo("interaction_required");
        assertThat(census.listed(ada)).containsExactly(standing.sid());
        assertThat(census.keycloaks(ada)).containsExactlyInAnyOrder(unseen.sid(), standing.sid());
    }

    @Test
    void aKnownSessionIsLetInUnasked() {
        Realm realm = gated();
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens own = laptop.signIn(app, ada);

        Tokens silent =
                laptop.tokens(app).redeem(laptop.open(app, "prompt=none").code());

        assertThat(silent.sid()).isEqualTo(own.sid());
        new Census(realm, app).shallHold(ada, own.sid());
    }

    @Test
    void showsNoPageEvenWhileTheRegistryCannotBeRead() {
        Realm realm = gated();
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device laptop = laptop();
        laptop.signIn(app, ada);
        tables.change("alter table LS_SESSION rename to LS_AWAY");
        try {
            assertThat(laptop.open(app, "prompt=none").denied().error()).isEqualTo("interaction_required");
        } finally {
            tables.change("alter table LS_AWAY rename to LS_SESSION");
        }
    }

    @Test
    void aVisibleRequestGetsAClearPageMeanwhile() {
        Realm realm = gated();
        Client app = realm.client("app", apps);
        Device laptop = laptop();
        laptop.signIn(app, realm.person());
        tables.change("alter table LS_SESSION rename to LS_AWAY");
        try {
            ErrorPage page = laptop.open(app).errorPage();
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.text()).contains("Signing in is not possible right now");
        } finally {
            tables.change("alter table LS_AWAY rename to LS_SESSION");
        }
    }

    private Realm gated() {
        return RealmDraft.draft().gated(Policy.onePerUser()).client("app", apps).create(server);
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
    }
}
