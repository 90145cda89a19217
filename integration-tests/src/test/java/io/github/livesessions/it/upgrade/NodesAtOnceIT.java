package io.github.livesessions.it.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two nodes that start at the same moment on a database with nothing in it make the tables once. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class NodesAtOnceIT {

    private final KeycloakServer server;
    private final Apps apps;

    NodesAtOnceIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @Test
    void startOnAnEmptyDatabase() throws IOException, SQLException {
        server.stop(0);
        server.stop(1);
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }

        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> server.start(0));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> server.start(1));
        one.join();
        other.join();
        server.admin().reset();

        assertThat(new Tables(server).texts("select ID from " + OldTables.CHANGES))
                .containsExactlyInAnyOrderElementsOf(Upgrade.changeSets());
        Realm realm = RealmDraft.draft()
                .gated(Policy.limit(2, "refuse"))
                .client("app", apps)
                .create(server);
        Person ada = realm.person();
        for (int node = 0; node < server.nodes(); node++) {
            assertThat(device(node).tokens(realm.client("app", apps)).grant(ada))
                    .isInstanceOf(TokenAnswer.Granted.class);
        }
        assertThat(device(0).tokens(realm.client("app", apps)).grant(ada)).isInstanceOf(TokenAnswer.Refused.class);
    }

    private Device device(int node) {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN).at(node);
    }
}
