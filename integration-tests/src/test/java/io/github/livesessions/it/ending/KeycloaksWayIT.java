package io.github.livesessions.it.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that only Keycloak itself can tell of a logout, and that hangs, holds up nobody else. */
@Keycloak(database = Database.POSTGRESQL)
final class KeycloaksWayIT {

    /** More than there are threads for endings. */
    private static final int MANY = 20;

    private final KeycloakServer server;
    private final Apps apps;
    private final Realm realm;
    private final Client app;
    private final Client old;
    private final AdminCaller manager;

    KeycloaksWayIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        realm = RealmDraft.draft()
                .gated(Policy.limit(50, "refuse"))
                .clientToldOfLogout("app", apps, server)
                .client("old", apps)
                .create(server);
        app = realm.client("app", apps);
        old = realm.client("old", apps);
        manager = AdminCaller.with(realm, realm, "manage-users", "view-users");
        JsonNode client =
                server.admin().get("/" + realm.name() + "/clients?clientId=old").get(0);
        server.admin()
                .put(
                        "/" + realm.name() + "/clients/" + client.path("id").asText(),
                        ((ObjectNode) client)
                                .put(
                                        "adminUrl",
                                        server.fromInside(apps.adminUrl("old")).toString()));
    }

    @Test
    void clientsThatHangAtTheirAdminUrlHoldUpNoEndAndNoConnection() {
        Heard heard = new Heard(apps);
        List<Tokens> hanging = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            hanging.add(adapter(realm.person()));
        }
        Tokens other = laptop().signIn(app, realm.person());
        apps.hang("old", true);

        List<String> receipts = hanging.stream().map(this::end).toList();
        end(other);

        heard.soon("app", other.sid());
        for (Tokens ended : hanging) {
            assertThat(laptop().tokens(old).userInfo(ended)).isEqualTo(401);
        }
        assertThat(new Tables(server)
                        .text("select count(*) from pg_stat_activity where state like 'idle in transaction%'"
                                + " and xact_start < now() - interval '1 second'"))
                .isEqualTo("0");
        apps.hang("old", false);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(receipts)
                        .allSatisfy(receipt -> assertThat(result(receipt)).isIn("failed", "told")));
        assertThat(receipts.stream().map(this::result)).contains("failed");
    }

    @Test
    void oneThatAnswersIsTold() {
        String receipt = end(adapter(realm.person()));

        await().atMost(Heard.SOON)
                .untilAsserted(() -> assertThat(result(receipt)).isEqualTo("told"));
    }

    /** Signs in as an application with one of Keycloak's old adapters, which names its own session. */
    private Tokens adapter(Person person) {
        Device laptop = laptop();
        Tokens tokens = laptop.signIn(old, person);
        return laptop.tokens(old)
                .grant(
                        "refresh_token",
                        Map.of(
                                "refresh_token",
                                tokens.refresh(),
                                "client_session_state",
                                "of-" + person.username(),
                                "client_session_host",
                                "host"))
                .tokens();
    }

    private String end(Tokens tokens) {
        String location = manager.delete("sessions/" + tokens.sid()).location();
        return location.substring(location.indexOf("receipts/"));
    }

    private String result(String receipt) {
        return manager.get(receipt)
                .body()
                .path("clients")
                .path(0)
                .path("result")
                .asText();
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
