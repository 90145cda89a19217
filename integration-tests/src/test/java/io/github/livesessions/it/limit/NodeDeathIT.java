package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node dies with no chance to tidy up: nothing that was decided is lost, and nothing is counted that is not there. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class NodeDeathIT {

    private static final int LIMIT = 2;
    private static final int DYING = 1;

    /** A session that the dead node had counted but not written is noticed when it is 30 s old. */
    private static final Duration COMPARED = Duration.ofSeconds(60);

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Census census;
    private final Tables tables;
    private boolean dead;

    NodeDeathIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(LIMIT, "evict-oldest"))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        census = new Census(realm, app);
        tables = new Tables(server);
    }

    @AfterEach
    void raise() {
        if (dead) {
            server.start(DYING);
            dead = false;
        }
    }

    @Test
    void inTheMiddleOfABurst() {
        Person ada = realm.person();
        AtomicInteger through = new AtomicInteger();
        CompletableFuture<Void> death = CompletableFuture.runAsync(() -> {
            await().until(() -> through.get() >= 15);
            kill();
        });

        Burst.atOnce(50, i -> {
            try {
                return device().at(i % 2).tokens(app).grant(ada);
            } catch (UncheckedIOException cutOff) {
                return "cut off";
            } finally {
                through.incrementAndGet();
            }
        });
        death.join();
        raise();

        await().atMost(COMPARED)
                .untilAsserted(() -> assertThat(census.keycloaks(ada))
                        .hasSizeBetween(1, LIMIT)
                        .isEqualTo(census.listed(ada)));
        Tokens one = device().at(0).signIn(app, ada);
        Tokens other = device().at(DYING).signIn(app, ada);
        census.shallHold(ada, one.sid(), other.sid());
    }

    @Test
    void rightAfterTheCommitThatEvicted() throws SQLException {
        Person ada = realm.person();
        Device evicted = device().at(0);
        Tokens oldest = evicted.signIn(app, ada);
        Tokens older = device().at(0).signIn(app, ada);
        Tokens newest;
        try (Connection connection = server.database()) {
            // Keycloak cannot delete the session as long as somebody else holds its row
            connection.setAutoCommit(false);
            hold(connection, oldest.sid());
            newest = device().at(DYING).signIn(app, ada);
            assertThat(tables.texts("select ATTEMPTS from LS_ENDING where SESSION_ID = ?", oldest.sid()))
                    .hasSize(1);
            kill();
            connection.rollback();
        }
        assertThat(census.listed(ada)).containsExactlyInAnyOrder(older.sid(), newest.sid());

        // the claim of the dead node runs out after 10 s
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(census.keycloaks(ada)).containsExactlyInAnyOrder(older.sid(), newest.sid()));
        assertThat(evicted.tokens(app).refresh(oldest).refused().error()).isEqualTo("invalid_grant");
        raise();
        assertThat(evicted.at(DYING).tokens(app).refresh(oldest).refused().error())
                .isEqualTo("invalid_grant");
        census.shallHold(ada, older.sid(), newest.sid());
    }

    private void kill() {
        dead = true;
        server.kill(DYING);
    }

    private static void hold(Connection connection, String sessionId) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select 1 from OFFLINE_USER_SESSION where USER_SESSION_ID = ? for update")) {
            lock.setString(1, sessionId);
            assertThat(lock.executeQuery().next()).isTrue();
        }
    }

    private Device device() {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
    }
}
