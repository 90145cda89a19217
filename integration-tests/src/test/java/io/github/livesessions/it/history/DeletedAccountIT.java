package io.github.livesessions.it.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.devices.OwnCaller;
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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whatever goes on in an account the moment it is deleted or its preferences are changed, on one node or the other. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class DeletedAccountIT {

    private static final int HERE = 0;
    private static final int THERE = 1;

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Tables tables;

    DeletedAccountIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        tables = new Tables(server);
    }

    @Test
    void aLoginThatIsFasterIsErasedWithTheRest() throws SQLException {
        Person ada = known();
        CompletableFuture<Void> login;
        CompletableFuture<Void> deletion;
        try (Connection connection = server.database()) {
            hold(connection, ada);
            login = CompletableFuture.runAsync(() -> logIn(ada));
            shallWait(connection, 1);
            deletion = CompletableFuture.runAsync(() -> delete(ada));
            shallWait(connection, 2);
            connection.rollback();
        }

        login.join();
        deletion.join();

        assertThat(rows(ada)).isEmpty();
    }

    @Test
    void aLoginThatIsSlowerIsVoid() throws SQLException {
        Person ada = known();
        CompletableFuture<Void> login;
        CompletableFuture<Void> deletion;
        try (Connection connection = server.database()) {
            hold(connection, ada);
            deletion = CompletableFuture.runAsync(() -> delete(ada));
            shallWait(connection, 1);
            login = CompletableFuture.runAsync(() -> logIn(ada));
            shallWait(connection, 2);
            connection.rollback();
        }

        deletion.join();
        login.handle((answer, refused) -> refused).join(); // whatever it is answered

        assertThat(rows(ada)).isEmpty();
    }

    /** What waits for no lock of the account, such as a page's check or a refusal, may come when it is gone. */
    @Test
    void whatComesLateIsErasedToo() {
        Person ada = known();
        AdminCaller auditor = AdminCaller.with(realm, realm, "view-events");
        delete(ada);
        assertThat(rows(ada)).isEmpty();
        String realmId = server.admin().get("/" + realm.name()).path("id").asText();
        long now = Instant.now().toEpochMilli();

        tables.change(
                "insert into LS_CHECK (SESSION_ID, NODE_ID, REALM_ID, USER_ID, LAST_SEEN_AT) values (?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                "node",
                realmId,
                ada.id(),
                now);
        tables.change(
                "insert into LS_OUTBOX (ID, HAPPENED_AT, TYPE, REALM_ID, USER_ID, DEVICE_TYPE)"
                        + " values (?, ?, 'limit-refused', ?, ?, 'desktop')",
                UUID.randomUUID().toString(),
                now,
                realmId,
                ada.id());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows(ada)).isEmpty());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(auditor.get("audit/verify")
                                .body()
                                .path("intact")
                                .asBoolean())
                        .isTrue());
    }

    @Test
    void preferencesThatAreChangedTogetherAreBothKept() throws SQLException {
        Household bob = new Household(realm, realm.person());
        Device laptop = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.PARIS);
        bob.proven(laptop);
        Client console = Household.console(realm);
        String token =
                laptop.tokens(console).redeem(laptop.open(console).code()).access();
        CompletableFuture<OwnCaller.Reply> here;
        CompletableFuture<OwnCaller.Reply> there;
        try (Connection connection = server.database()) {
            hold(connection, bob.person());
            here = CompletableFuture.supplyAsync(() -> prefer(HERE, token, "{\"locationTracking\":false}"));
            there = CompletableFuture.supplyAsync(() -> prefer(THERE, token, "{\"emailAlerts\":false}"));
            shallWait(connection, 2);
            connection.rollback();
        }

        assertThat(List.of(here.join().status(), there.join().status())).containsOnly(200);
        assertThat(OwnCaller.with(realm, token).get("me/preferences").body().toString())
                .isEqualTo("{\"locationTracking\":false,\"emailAlerts\":false}");
    }

    private OwnCaller.Reply prefer(int node, String token, String change) {
        return new OwnCaller(realm, node)
                .sending("Authorization", "Bearer " + token)
                .call("PUT", "me/preferences", change);
    }

    /** Somebody who has logged in before, so that there is a row to be locked. */
    private Person known() {
        Person person = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, person);
        return person;
    }

    private void logIn(Person person) {
        Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN)
                .at(HERE)
                .tokens(app)
                .grant(person);
    }

    private void delete(Person person) {
        server.admin(THERE).delete("/" + realm.name() + "/users/" + person.id());
    }

    private static void hold(Connection connection, Person person) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement lock =
                connection.prepareStatement("select 1 from LS_USER where USER_ID = ? for update")) {
            lock.setString(1, person.id());
            assertThat(lock.executeQuery().next()).isTrue();
        }
    }

    /** Until so many stand in the queue for the row. */
    private void shallWait(Connection holder, int count) throws SQLException {
        int pid;
        try (var self = holder.createStatement().executeQuery("select pg_backend_pid()")) {
            self.next();
            pid = self.getInt(1);
        }
        await().atMost(Duration.ofSeconds(9))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> tables.texts(
                                        "with recursive waiting(pid) as (select a.pid from pg_stat_activity a"
                                                + " where ? = any(pg_blocking_pids(a.pid)) union"
                                                + " select a.pid from pg_stat_activity a, waiting w"
                                                + " where w.pid = any(pg_blocking_pids(a.pid))) select pid from waiting",
                                        pid)
                                .size()
                        >= count);
    }

    private List<String> rows(Person person) {
        return new Dump(server)
                .rows().stream().filter(row -> row.contains(person.id())).toList();
    }
}
