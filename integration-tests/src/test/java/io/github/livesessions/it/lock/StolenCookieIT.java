package io.github.livesessions.it.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.device.Answer.LoginPage;
import io.github.livesessions.it.device.Answer.OtherPage;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All cookies of a browser, in a browser that is visibly another. */
@Keycloak
final class StolenCookieIT {

    private static final Policy ROOMY = Policy.limit(10, "refuse").with("proof-max-age", "3600");
    private static final Agent CHROME_UPDATED = Agent.named("Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
            + " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/152.0.0.0 Safari/537.36");

    private final KeycloakServer server;
    private final Apps apps;
    private final Incidents incidents;
    private final Realm realm;
    private final Client app;
    private final Client otherApp;
    private final Person ada;
    private final Device laptop;
    private final Tokens tokens;

    StolenCookieIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        incidents = new Incidents(server);
        realm = RealmDraft.draft()
                .gated(ROOMY)
                .withDeviceStep()
                .client("app", apps)
                .client("other-app", apps)
                .create(server);
        app = realm.client("app", apps);
        otherApp = realm.client("other-app", apps);
        ada = realm.person();
        laptop = laptop();
        tokens = laptop.signIn(app, ada);
    }

    @Test
    void anotherBrowserGetsTheLoginFormOnTheAccountConsole() {
        assertThat(stolenTo(Agent.EDGE_ON_WINDOWS).open(accountConsole())).isInstanceOf(LoginPage.class);
        ownerGoesOn();
    }

    @Test
    void anotherBrowserGetsTheLoginFormOnSignOnToASecondClient() {
        assertThat(stolenTo(Agent.EDGE_ON_WINDOWS).open(otherApp)).isInstanceOf(LoginPage.class);
        ownerGoesOn();
    }

    @Test
    void anotherSystemGetsTheLoginForm() {
        assertThat(stolenTo(Agent.CHROME_ON_ANDROID).open(otherApp)).isInstanceOf(LoginPage.class);
        ownerGoesOn();
    }

    @Test
    void anotherBrowserHasToLogInOnASilentRequest() {
        assertThat(stolenTo(Agent.FIREFOX_ON_LINUX)
                        .open(otherApp, "prompt=none")
                        .denied()
                        .error())
                .isEqualTo("login_required");
        ownerGoesOn();
    }

    @Test
    void theIdentityCookieAloneIsWorthNothing() {
        Person bob = realm.person();
        Device victim = laptop();
        victim.signIn(app, bob);
        Device thief = Thief.withCookie("KEYCLOAK_IDENTITY", victim, laptop());

        assertThat(thief.open(otherApp)).isInstanceOf(LoginPage.class);

        assertThat(incidents.of(bob)).extracting(Violation::cause).containsExactly("cookie");
        assertThat(victim.open(otherApp)).isInstanceOf(Code.class);
    }

    @Test
    void theOwnerIsToldOnceOfAThiefWhoTriesOften() {
        Person bob = realm.person();
        Device victim = laptop();
        Tokens bobs = victim.signIn(app, bob);
        Device thief = Thief.withAllCookies(victim, Device.of(server, Agent.EDGE_ON_WINDOWS, Origin.OSAKA));

        for (int i = 0; i < 5; i++) {
            thief.open(otherApp).loginPage();
        }

        assertThat(incidents.of(bob))
                .as("where the thief is, which session it was")
                .containsExactly(new Violation("agent", bobs.sid(), "Edge", Origin.OSAKA));
    }

    @Test
    void anUpdateANewAddressAndAnotherLanguageAreNoViolation() {
        Person bob = realm.person();
        Device before = laptop();
        before.signIn(app, bob);
        Device after = Thief.withAllCookies(before, Device.of(server, CHROME_UPDATED, Origin.PARIS));

        assertThat(after.open(otherApp, "ui_locales=fr")).isInstanceOf(Code.class);
        assertThat(after.open(app, "prompt=none")).isInstanceOf(Code.class);

        awaitHistory();
        assertThat(incidents.soFar(bob)).isEmpty();
    }

    @Test
    void aThiefCannotLogTheOwnerOut() {
        Device thief = stolenTo(Agent.EDGE_ON_WINDOWS);

        OtherPage confirm = thief.visit(app, app.endpoint("logout")).otherPage();
        thief.send(app, confirm.page(), "confirmLogout", Map.of("confirmLogout", "Logout"));

        ownerGoesOn();
    }

    @Test
    void whoOnlyKnowsTheSessionsIdRaisesNoAlarm() {
        Person bob = realm.person();
        Device victim = laptop();
        victim.signIn(app, bob);
        HttpCookie forged = victim.cookie("KEYCLOAK_IDENTITY").orElseThrow();
        forged.setValue(forged.getValue().replaceFirst("[^.]*$", "AAAA"));
        Device stranger = Device.of(server, Agent.EDGE_ON_WINDOWS, Origin.OSAKA).plant(forged);

        assertThat(stranger.open(otherApp)).isInstanceOf(LoginPage.class);

        awaitHistory();
        assertThat(incidents.soFar(bob)).isEmpty();
    }

    @Test
    void aRealmMayEndTheSessionInstead() {
        Realm strict = RealmDraft.draft()
                .gated(ROOMY.with("on-lock-violation", "end-session"))
                .client("app", apps)
                .create(server);
        Client there = strict.client("app", apps);
        Person bob = strict.person();
        Device victim = laptop();
        victim.signIn(there, bob);

        Thief.withAllCookies(victim, Device.of(server, Agent.EDGE_ON_WINDOWS, Origin.OSAKA))
                .open(there)
                .loginPage();

        strict.shallHold(bob);
        assertThat(victim.open(there)).isInstanceOf(LoginPage.class);
        assertThat(incidents.of(bob)).hasSize(1);
    }

    @Test
    void aSessionFromBeforeTheRealmWasGatedGoesOn() {
        Realm late =
                RealmDraft.draft().client("app", apps).client("other-app", apps).create(server);
        Person bob = late.person();
        Device standing = laptop();
        standing.signIn(late.client("app", apps), bob);

        late.gate(ROOMY);

        assertThat(standing.open(late.client("other-app", apps))).isInstanceOf(Code.class);
    }

    @Test
    void aRealmThatIsNotSetUpIsAsKeycloakLeavesIt() {
        Realm open =
                RealmDraft.draft().client("app", apps).client("other-app", apps).create(server);
        Person bob = open.person();
        Device victim = laptop();
        victim.signIn(open.client("app", apps), bob);

        Device thief = Thief.withAllCookies(victim, Device.of(server, Agent.EDGE_ON_WINDOWS, Origin.OSAKA));

        assertThat(thief.open(open.client("other-app", apps))).isInstanceOf(Code.class);
    }

    /** The history is written in order: what came before this violation has been written when it is there. */
    private void awaitHistory() {
        Person witness = realm.person();
        Device victim = laptop();
        victim.signIn(app, witness);
        Thief.withAllCookies(victim, Device.of(server, Agent.EDGE_ON_WINDOWS, Origin.OSAKA))
                .open(otherApp)
                .loginPage();
        incidents.of(witness);
    }

    private void ownerGoesOn() {
        assertThat(laptop.open(otherApp)).isInstanceOf(Code.class);
        assertThat(realm.sessions(ada)).isEqualTo(List.of(tokens.sid()));
        assertThat(incidents.of(ada)).extracting(Violation::cause).containsOnly("agent");
    }

    private Device stolenTo(Agent agent) {
        return Thief.withAllCookies(laptop, Device.of(server, agent, Origin.OSAKA));
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Client accountConsole() {
        return new Client(realm.url(), "account-console", URI.create(realm.url() + "/account/"), null);
    }
}
