package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Statements.Transaction;
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
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plugin costs a login and a logout, counted by the database. */
@Keycloak(database = Database.POSTGRESQL)
final class StatementCountIT {

    private final Realm realm;
    private final Client app;
    private final Realm crowded;
    private final Client crowdedApp;
    private final KeycloakServer server;
    private final Statements statements;

    StatementCountIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.statements = new Statements(new Tables(server));
        realm = RealmDraft.draft()
                .gated(Policy.limit(1000, "evict-oldest"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        crowded = RealmDraft.draft()
                .gated(Policy.limit(1, "evict-oldest"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        crowdedApp = crowded.client("app", apps);
    }

    @BeforeAll
    void on() {
        statements.logging(true);
    }

    @AfterAll
    void off() {
        statements.logging(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 25, 200})
    void aLoginAndALogoutCostTheSameHoweverManySessionsLive(int living) {
        Person ada = realm.person();
        Device laptop = knownDevice(ada);
        Burst.gently(living, i -> device().tokens(app).grant(ada).tokens());
        List<Tokens> tokens = new ArrayList<>();

        List<Transaction> login = about(ada, () -> tokens.add(laptop.signIn(app, ada)));
        List<Transaction> logout = about(ada, () -> laptop.tokens(app).logout(tokens.get(0)));

        assertThat(login).as("the login's own transaction").hasSize(1);
        List<String> ofLogin = kinds(login);
        assertThat(ofLogin)
                .containsExactlyInAnyOrder(
                        "select LS_SESSION",
                        "select LS_DEVICE",
                        "select LS_USER",
                        "select LS_SESSION",
                        "insert LS_SESSION",
                        "insert LS_OUTBOX");
        assertThat(kinds(logout)).containsExactlyInAnyOrder("delete LS_SESSION", "insert LS_OUTBOX");
    }

    @Test
    void aLoginStillCommitsAsynchronously() {
        Person ada = realm.person();
        Device laptop = knownDevice(ada);

        List<Transaction> login = about(ada, () -> laptop.signIn(app, ada));

        assertThat(login).hasSize(1).allMatch(Transaction::commitsAsynchronously);
    }

    @Test
    void aLoginThatEvictsIsOnDiskWhenItIsAnswered() {
        Person ada = crowded.person();
        Device laptop = device();
        laptop.tokens(crowdedApp).logout(laptop.signIn(crowdedApp, ada));
        device().signIn(crowdedApp, ada);

        List<Transaction> login = about(ada, () -> laptop.signIn(crowdedApp, ada)).stream()
                .filter(one -> kinds(List.of(one)).contains("insert LS_SESSION"))
                .toList();

        assertThat(kinds(login)).contains("insert LS_ENDING");
        assertThat(login).hasSize(1).noneMatch(Transaction::commitsAsynchronously);
    }

    /** A device that the account has used before and is signed out on. */
    private Device knownDevice(Person person) {
        Device laptop = device();
        laptop.tokens(app).logout(laptop.signIn(app, person));
        return laptop;
    }

    /** The requests' transactions that touched our tables for {@code person}; jobs in the background left out. */
    private List<Transaction> about(Person person, Runnable work) {
        return statements.of(work).stream()
                .filter(one -> one.any(
                        statement -> statement.ours() && statement.parameters().contains(person.id())))
                .filter(one -> kinds(List.of(one)).stream().noneMatch(StatementCountIT::background))
                .toList();
    }

    private static boolean background(String kind) {
        return kind.endsWith(" LS_EVENT") || kind.endsWith(" LS_LEASE") || kind.equals("select LS_ENDING");
    }

    private static List<String> kinds(List<Transaction> transactions) {
        return transactions.stream()
                .flatMap(one -> one.ours().stream())
                .map(StatementCountIT::kind)
                .toList();
    }

    /** Verb and first table of ours. */
    private static String kind(String sql) {
        String upper = sql.toUpperCase(Locale.ROOT);
        String table = upper.substring(upper.indexOf(" LS_") + 1).split("[ (,]", 2)[0];
        return upper.split(" ", 2)[0].toLowerCase(Locale.ROOT) + " " + table;
    }

    private Device device() {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
    }
}
