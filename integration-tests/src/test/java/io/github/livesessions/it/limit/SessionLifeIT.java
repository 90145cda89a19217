package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.LoginPage;
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
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A place is taken for as long as its session lives, and by nothing else. */
@Keycloak(database = Database.POSTGRESQL)
final class SessionLifeIT {

    /** Sessions are compared when they are 30 s old, chunk by chunk. */
    private static final Duration COMPARED = Duration.ofSeconds(60);

    private static final int TEN_HOURS = 36_000;

    private final KeycloakServer server;
    private final Apps apps;
    private final Tables tables;

    SessionLifeIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        this.tables = new Tables(server);
    }

    @ParameterizedTest
    @CsvSource({"evict-oldest, 0", "evict-least-active, 1"})
    void whoGoesIsTheFirstByStartOrByActivity(String whenFull, int expected) {
        Realm realm = gated(3, whenFull);
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Tokens[] tokens = {signIn(realm, ada), signIn(realm, ada), signIn(realm, ada)};
        // started first, second, third; last active third, first, second
        age(tokens[0], 300, 20);
        age(tokens[1], 200, 30);
        age(tokens[2], 100, 10);

        Tokens newcomer = signIn(realm, ada);

        String[] staying = new String[3];
        staying[0] = newcomer.sid();
        int next = 1;
        for (int i = 0; i < tokens.length; i++) {
            if (i != expected) {
                staying[next++] = tokens[i].sid();
            }
        }
        new Census(realm, app).shallHold(ada, staying);
    }

    @Test
    void aTabOfAnEvictedSessionIsAdmittedLikeAnyNewcomer() {
        Realm realm = gated(1, "evict-oldest");
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device laptop = device();
        laptop.signIn(app, ada);
        LoginPage tab = laptop.open(app, "prompt=login").loginPage();
        Device phone = device();
        Tokens evicting = phone.signIn(app, ada);
        new Census(realm, app).shallHold(ada, evicting.sid());

        Tokens again = laptop.tokens(app)
                .redeem(laptop.enter(app, anew(laptop, app, tab, ada), ada).code());

        new Census(realm, app).shallHold(ada, again.sid());
        assertThat(phone.tokens(app).refresh(evicting).refused().error()).isEqualTo("invalid_grant");
        assertThat(laptop.tokens(app).refresh(again).tokens().sid()).isEqualTo(again.sid());
    }

    @Test
    void aTabOfAnEndedSessionIsAskedLikeAnyNewcomer() {
        Realm realm = gated(1, "ask");
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device laptop = device();
        laptop.signIn(app, ada);
        LoginPage tab = laptop.open(app, "prompt=login").loginPage();
        Device phone = device();
        phone.press(app, phone.login(app, ada).choicePage(), "continue-here").code();
        new Census(realm, app).shallCount(ada, 1);

        assertThat(laptop.enter(app, anew(laptop, app, tab, ada), ada)).isInstanceOf(Answer.ChoicePage.class);
    }

    /** Keycloak drops the open tabs of a session with the session: the password finds a login that begins anew. */
    private static LoginPage anew(Device device, Client app, LoginPage tab, Person person) {
        return device.enter(app, tab, person).loginPage();
    }

    /** Keycloak gives a login in an old tab the id of the session that has expired since. */
    @Test
    void anExpiredSessionStartedAnewUnderItsIdIsAsYoungAsItIs() {
        Realm realm = gated(2, "evict-oldest");
        Client app = realm.client("app", apps);
        Client other = realm.client("other", apps);
        Person ada = realm.person();
        Device laptop = device();
        LoginPage tab = laptop.open(other).loginPage();
        Tokens expired = expired(realm, laptop, ada);
        age(expired, 300, 300);

        Tokens again = laptop.tokens(other).redeem(laptop.enter(other, tab, ada).code());

        realm.change(Map.of("ssoSessionMaxLifespan", TEN_HOURS));
        assertThat(again.sid()).isEqualTo(expired.sid());
        Tokens older = signIn(realm, ada);
        age(older, 100, 100);
        Tokens newcomer = signIn(realm, ada);
        new Census(realm, app).shallHold(ada, again.sid(), newcomer.sid());
    }

    @Test
    void anExpiredSessionStartedAnewByAnotherPersonTakesThatPersonsPlace() {
        Realm realm = gated(1, "evict-oldest");
        Client app = realm.client("app", apps);
        Client other = realm.client("other", apps);
        Person ada = realm.person();
        Person bob = realm.person();
        Device laptop = device();
        LoginPage tab = laptop.open(other).loginPage();
        Tokens adas = expired(realm, laptop, ada);
        Device phone = device();
        Tokens evicted = phone.signIn(app, bob);

        Tokens bobs = laptop.tokens(other).redeem(laptop.enter(other, tab, bob).code());

        realm.change(Map.of("ssoSessionMaxLifespan", TEN_HOURS));
        assertThat(bobs.sid()).isEqualTo(adas.sid());
        new Census(realm, app).shallHold(bob, bobs.sid());
        new Census(realm, app).shallHold(ada);
        assertThat(phone.tokens(app).refresh(evicted).refused().error()).isEqualTo("invalid_grant");
        new Census(realm, app).shallHold(ada, signIn(realm, ada).sid());
        new Census(realm, app).shallHold(bob, bobs.sid());
    }

    /** A session whose time is over, and which Keycloak still holds: it was given more time when it began. */
    private Tokens expired(Realm realm, Device device, Person person) {
        Client app = realm.client("app", apps);
        Tokens tokens = device.signIn(app, person);
        realm.change(Map.of("ssoSessionMaxLifespan", 5));
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> device.tokens(app).userInfo(tokens) == 401);
        return tokens;
    }

    @Test
    void anExpiredSessionTakesNoPlace() {
        Realm realm = gated(1, "refuse");
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        realm.change(Map.of("ssoSessionMaxLifespan", 5));
        Tokens standing = signIn(realm, ada);
        assertThat(device().login(app, ada).errorPage().status()).isEqualTo(403);
        // old enough not to be taken on trust
        age(standing, 31, 31);

        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> device().login(app, ada) instanceof Answer.Code);
    }

    @Test
    void anOfflineSessionKeepsThePlaceUntilItIsDeleted() {
        Realm realm = gated(1, "refuse");
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Census census = new Census(realm, app);
        Device laptop = device();
        Tokens offline = laptop.signIn(app, ada, "scope=openid offline_access");
        census.shallHold(ada, offline.sid());

        laptop.tokens(app).logout(offline);

        census.shallHold(ada, offline.sid());
        assertThat(device().login(app, ada).errorPage().status()).isEqualTo(403);
        server.admin().delete("/" + realm.name() + "/sessions/" + offline.sid() + "?isOffline=true");
        census.shallHold(ada);
        census.shallHold(ada, signIn(realm, ada).sid());
    }

    @Test
    void aSessionThatIsNotOnTheListEntersIt() {
        Realm realm = gated(1, "ask");
        Person ada = realm.person();
        Tokens tokens = signIn(realm, ada);
        tables.change("delete from LS_SESSION where ID = ?", tokens.sid());

        await().atMost(COMPARED).until(() -> new Census(realm).listed(ada).contains(tokens.sid()));

        assertThat(device().login(realm.client("app", apps), ada)).isInstanceOf(Answer.ChoicePage.class);
    }

    @Test
    void aSessionThatKeycloakLostLeavesTheList() {
        Realm realm = gated(1, "refuse");
        Person ada = realm.person();
        Tokens tokens = signIn(realm, ada);
        // what Keycloak remembers goes with its process
        server.stop(0);
        tables.change("delete from OFFLINE_CLIENT_SESSION where USER_SESSION_ID = ?", tokens.sid());
        tables.change("delete from OFFLINE_USER_SESSION where USER_SESSION_ID = ?", tokens.sid());
        server.start(0);
        server.admin().reset();

        await().atMost(COMPARED).until(() -> new Census(realm).listed(ada).isEmpty());

        new Census(realm).shallHold(ada, signIn(realm, ada).sid());
    }

    /** Moves a session's start and last activity so many seconds back. */
    private void age(Tokens tokens, int started, int active) {
        assertThat(tables.change(
                        "update LS_SESSION set STARTED_AT = STARTED_AT - ?, LAST_ACTIVITY_AT = LAST_ACTIVITY_AT - ?"
                                + " where ID = ?",
                        started * 1000L,
                        active * 1000L,
                        tokens.sid()))
                .isEqualTo(1);
    }

    private Tokens signIn(Realm realm, Person person) {
        return device().signIn(realm.client("app", apps), person);
    }

    private Realm gated(int limit, String whenFull) {
        return RealmDraft.draft()
                .gated(Policy.limit(limit, whenFull))
                .client("app", apps)
                .client("other", apps)
                .create(server);
    }

    private Device device() {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
    }
}
