package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.device.Answer.LoginPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Statements.Statement;
import io.github.livesessions.it.limit.Statements.Transaction;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the plugin costs a login and a logout, counted by the database: five statements and two, of which three and one
 * are the limit's, however many sessions live; one more where the plan may turn a login away.
 */
@Keycloak(database = Database.POSTGRESQL)
final class StatementCountIT {

    /** The gate's own look, before there is a session: which device it is, and whether it is blocked. */
    private static final String[] BEFORE_A_SESSION = {"select LS_USER"};

    /** The limit alone: the account's lock, the list under the lock, and the row by which the next login counts. */
    private static final String[] LIMIT = {"select LS_USER", "select LS_SESSION", "insert LS_SESSION"};

    private static final String[] LIMIT_AT_LOGOUT = {"delete LS_SESSION"};

    /** The event of the history, which commits with what it tells of. */
    private static final String[] HISTORY = {"insert LS_OUTBOX"};

    private final Realm realm;
    private final Client app;
    private final Realm strict;
    private final Client strictApp;
    private final Realm ungated;
    private final Client ungatedApp;
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
        strict = RealmDraft.draft()
                .gated(Policy.limit(1000, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        strictApp = strict.client("app", apps);
        ungated = RealmDraft.draft().client("app", apps).create(server);
        ungatedApp = ungated.client("app", apps);
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
        assertThat(kinds(login))
                .startsWith(BEFORE_A_SESSION)
                .containsExactlyInAnyOrder(all(BEFORE_A_SESSION, LIMIT, HISTORY));
        assertThat(kinds(logout)).containsExactlyInAnyOrder(all(LIMIT_AT_LOGOUT, HISTORY));
    }

    @Test
    void aPlanThatMayTurnALoginAwayIsLookedAtBeforeThereIsASession() {
        Person ada = strict.person();
        Device laptop = device();
        laptop.tokens(strictApp).logout(laptop.signIn(strictApp, ada));

        List<Transaction> login = about(ada, () -> laptop.signIn(strictApp, ada));

        assertThat(kinds(login))
                .startsWith("select LS_USER", "select LS_SESSION")
                .containsExactlyInAnyOrder(all(BEFORE_A_SESSION, new String[] {"select LS_SESSION"}, LIMIT, HISTORY));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 25})
    void ofItsOwnTablesKeycloakIsAskedNoMoreThanInARealmWithoutAGate(int living) {
        assertThat(keycloaksOwn(realm, app, living))
                .containsExactlyInAnyOrderElementsOf(keycloaksOwn(ungated, ungatedApp, living));
    }

    /** What a login reads and writes of Keycloak's tables, as soon as Keycloak has the account in its cache. */
    private List<String> keycloaksOwn(Realm where, Client client, int living) {
        Person ada = where.person();
        Device laptop = device();
        Burst.gently(living, i -> device().tokens(client).grant(ada).tokens());
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> keycloaksOwn(laptop, client, ada),
                        sqls -> sqls.stream().noneMatch(sql -> sql.contains(" from USER_ENTITY ")));
    }

    private List<String> keycloaksOwn(Device device, Client client, Person person) {
        LoginPage page = device.open(client).loginPage();
        List<Code> codes = new ArrayList<>();
        List<Transaction> login =
                statements.of(() -> codes.add(device.enter(client, page, person).code()));
        device.tokens(client).logout(device.tokens(client).redeem(codes.get(0)));
        return login.stream()
                .filter(one -> one.any(statement -> statement.parameters().contains(person.id())))
                .flatMap(one -> one.statements().stream())
                .filter(statement -> !statement.ours())
                .map(Statement::sql)
                // each transaction has its own; a realm without a gate has one more transaction, apart from the login
                .filter(sql -> !sql.startsWith("SET LOCAL"))
                .toList();
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

    private static String[] all(String[]... parts) {
        return Arrays.stream(parts).flatMap(Arrays::stream).toArray(String[]::new);
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
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN).withKey();
    }
}
