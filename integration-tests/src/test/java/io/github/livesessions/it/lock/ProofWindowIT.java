package io.github.livesessions.it.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.device.Answer.LoginPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.lock.Incidents.Violation;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.HttpCookie;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** All cookies of a browser, in one that names itself alike: only the key tells them apart, when it is asked for. */
@Keycloak
final class ProofWindowIT {

    private static final int MAX_AGE = 10;
    private static final Policy SHORT = Policy.limit(10, "refuse").with("proof-max-age", String.valueOf(MAX_AGE));

    private final KeycloakServer server;
    private final Apps apps;
    private final Incidents incidents;
    private final Realm standard;
    private final Realm strict;

    ProofWindowIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        incidents = new Incidents(server);
        standard = realm(SHORT);
        strict = realm(SHORT.with("lock", "strict"));
    }

    @Test
    void aCloneOfTheCookiesWithAKeyOfItsOwnGetsTheLoginFormOnceTheProofIsStale() {
        Person ada = standard.person();
        Device laptop = laptop().withKey();
        Tokens tokens = laptop.signIn(app(standard), ada);
        Device clone = Thief.withAllCookies(laptop, laptop().withKey());
        awaitStale();

        assertThat(clone.open(otherApp(standard))).isInstanceOf(LoginPage.class);
        assertThat(clone.open(app(standard))).as("every interactive request").isInstanceOf(LoginPage.class);

        assertThat(laptop.tokens(otherApp(standard))
                        .redeem(laptop.open(otherApp(standard)).code())
                        .sid())
                .as("the owner proves itself and goes on")
                .isEqualTo(tokens.sid());
        assertThat(incidents.of(ada)).extracting(Violation::cause).containsExactly("key");
    }

    @Test
    void aCloneThatRunsNoScriptsGetsTheLoginFormOnceTheProofIsStale() {
        Person ada = standard.person();
        Device laptop = laptop().withKey();
        laptop.signIn(app(standard), ada);
        Device clone = Thief.withAllCookies(laptop, laptop());
        awaitStale();

        assertThat(clone.open(otherApp(standard))).isInstanceOf(LoginPage.class);

        assertThat(laptop.open(otherApp(standard))).isInstanceOf(Code.class);
    }

    @Test
    void silentSignOnGoesOnWorkingLongAfterTheProof() {
        Device laptop = laptop().withKey();
        laptop.signIn(app(standard), standard.person());
        awaitStale();

        assertThat(laptop.open(otherApp(standard), "prompt=none")).isInstanceOf(Code.class);
    }

    @Test
    void withTheStrictLockASilentRequestHasToLogInOnceTheProofIsStale() {
        Device laptop = laptop().withKey();
        laptop.signIn(app(strict), strict.person());
        assertThat(laptop.open(otherApp(strict), "prompt=none"))
                .as("while the proof is fresh")
                .isInstanceOf(Code.class);
        Device clone = Thief.withAllCookies(laptop, laptop().withKey());
        awaitStale();

        assertThat(clone.open(otherApp(strict), "prompt=none").denied().error()).isEqualTo("login_required");
        assertThat(laptop.open(otherApp(strict), "prompt=none").denied().error())
                .as("the owner as well")
                .isEqualTo("login_required");

        assertThat(laptop.open(app(strict)))
                .as("an interactive request proves anew, without a click")
                .isInstanceOf(Code.class);
        assertThat(laptop.open(otherApp(strict), "prompt=none")).isInstanceOf(Code.class);
    }

    @Test
    void aSilentRequestOfAClonePassesTheStandardLock() {
        Device laptop = laptop().withKey();
        laptop.signIn(app(standard), standard.person());
        Device clone = Thief.withAllCookies(laptop, laptop().withKey());
        awaitStale();

        assertThat(clone.open(otherApp(standard), "prompt=none"))
                .as("what the standard lock does not catch, as the docs say")
                .isInstanceOf(Code.class);
    }

    @Test
    void aCloneGetsInWhileTheLastProofIsFresh() {
        Realm slow = realm(SHORT.with("proof-max-age", "3600"));
        Device laptop = laptop().withKey();
        laptop.signIn(app(slow), slow.person());
        Device clone = Thief.withAllCookies(laptop, laptop().withKey());

        assertThat(clone.open(otherApp(slow)))
                .as("the remaining window, as the docs say")
                .isInstanceOf(Code.class);
    }

    @Test
    void aBrowserWithoutScriptsIsHeldByItsCookieAlone() {
        Device laptop = laptop();
        laptop.signIn(app(standard), standard.person());
        Device clone = Thief.withAllCookies(laptop, laptop());
        awaitStale();

        assertThat(clone.open(otherApp(standard)))
                .as("what no lock catches, as the docs say")
                .isInstanceOf(Code.class);
    }

    @Test
    void aSilentRequestThatWasPushedIsSilentToTheStrictLockToo() {
        Device laptop = laptop().withKey();
        laptop.signIn(app(strict), strict.person());
        awaitStale();

        String pushed = PushedRequest.of(otherApp(strict), "prompt", "none");

        assertThat(laptop.open(otherApp(strict), "request_uri=" + pushed)
                        .denied()
                        .error())
                .isEqualTo("login_required");
    }

    @Test
    void aBrowserThatLostItsCookieLogsInOnceAndReplacesItsSession() {
        Person ada = standard.person();
        Device laptop = laptop().withKey();
        laptop.signIn(app(standard), ada);
        laptop.lose("LIVE_SESSIONS_DEVICE");

        Tokens again = laptop.signIn(app(standard), ada);

        standard.shallHold(ada, again.sid());
        assertThat(laptop.open(otherApp(standard))).isInstanceOf(Code.class);
    }

    @Test
    void twoWindowsThatBeganWithCookiesOfTheirOwnAreOneBrowser() {
        Person ada = standard.person();
        Device laptop = laptop().withKey();
        LoginPage first = laptop.open(app(standard)).loginPage();
        HttpCookie firstCookie = laptop.cookie("LIVE_SESSIONS_DEVICE").orElseThrow();
        LoginPage second =
                laptop.lose("LIVE_SESSIONS_DEVICE").open(otherApp(standard)).loginPage();
        HttpCookie secondCookie = laptop.cookie("LIVE_SESSIONS_DEVICE").orElseThrow();

        laptop.lose("LIVE_SESSIONS_DEVICE").plant(firstCookie);
        laptop.enter(app(standard), first, ada).code();
        laptop.lose("LIVE_SESSIONS_DEVICE").plant(secondCookie);
        laptop.enter(otherApp(standard), second, ada).code();

        assertThat(laptop.open(app(standard)))
                .as("the key has vouched for the second cookie")
                .isInstanceOf(Code.class);
    }

    private static void awaitStale() {
        Instant since = Instant.now();
        Awaitility.await()
                .atMost(Duration.ofSeconds(MAX_AGE + 10))
                .until(() -> Instant.now().isAfter(since.plusSeconds(MAX_AGE)));
    }

    private Realm realm(Policy policy) {
        return RealmDraft.draft()
                .gated(policy)
                .withDeviceStep()
                .client("app", apps)
                .client("other-app", apps)
                .create(server);
    }

    private Client app(Realm realm) {
        return realm.client("app", apps);
    }

    private Client otherApp(Realm realm) {
        return realm.client("other-app", apps);
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
