package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A burst on one account waits in memory: the connections to the database are left to everybody else. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class CrowdedAccountIT {

    private static final int BURST = 150;
    private static final int CROWDED = 1;

    /** Whose turn it is on each node, and what else their transactions may have to wait for. */
    private static final int FEW = 8;

    /** What the nodes do by themselves every second or so is over by then. */
    private static final String HELD_FOR_LONG = "state <> 'idle' and now() - xact_start > interval '1 second'";

    /** Less than the 10 s after which a login that waits gives up. */
    private static final Duration HELD = Duration.ofSeconds(4);

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Tables tables;

    CrowdedAccountIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(1, "evict-oldest"))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        tables = new Tables(server);
    }

    @Test
    void ofDirectGrants() throws SQLException {
        Person ada = realm.person();
        crowd(ada, i -> device().tokens(app).grant(ada));
    }

    @Test
    void ofForms() throws SQLException {
        Person ada = realm.person();
        crowd(ada, i -> device().login(app, ada));
    }

    private void crowd(Person person, IntFunction<Object> login) throws SQLException {
        // so that Keycloak has the account in its cache: for what it has to look up first it takes a connection
        Burst.gently(10, login)
                .forEach(answer -> assertThat(answer).isInstanceOfAny(Code.class, TokenAnswer.Granted.class));
        new Census(realm, app).shallCount(person, 1); // what these have evicted has ended
        CompletableFuture<List<Object>> burst;
        try (Connection connection = server.database()) {
            connection.setAutoCommit(false);
            hold(connection, person);
            burst = CompletableFuture.supplyAsync(() -> Burst.atOnce(BURST, login));
            await().atMost(Duration.ofSeconds(10)).until(() -> connections("wait_event_type = 'Lock'") > 0);
            await().during(HELD)
                    .atMost(HELD.plusSeconds(2))
                    .pollInterval(Duration.ofMillis(50))
                    .untilAsserted(() -> assertThat(connections(HELD_FOR_LONG))
                            .as("connections in use")
                            .isLessThanOrEqualTo(FEW));
            connection.rollback();
        }
        assertThat(burst.join()).hasSize(BURST).hasOnlyElementsOfTypes(Code.class, TokenAnswer.Granted.class);
        new Census(realm, app).shallCount(person, 1);
    }

    private static void hold(Connection connection, Person person) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select 1 from LS_USER where USER_ID = ? for update")) {
            lock.setString(1, person.id());
            assertThat(lock.executeQuery().next()).isTrue();
        }
    }

    /** How many of the nodes' connections are like that. */
    private int connections(String like) {
        return Integer.parseInt(
                tables.text("select count(*) from pg_stat_activity where backend_type = 'client backend'"
                        + " and application_name = 'PostgreSQL JDBC Driver' and pid <> pg_backend_pid() and " + like));
    }

    private Device device() {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.OSLO).at(CROWDED);
    }
}
