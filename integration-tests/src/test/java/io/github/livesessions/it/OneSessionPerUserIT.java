package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.ChoicePage;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.device.Answer.Denied;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.HttpCookie;
import org.junit.jupiter.api.Test;

/** Who is asked, who is not, and what the page tells. */
@Keycloak
final class OneSessionPerUserIT {

    private final KeycloakServer server;
    private final Apps apps;
    private final Realm realm;
    private final Client app;
    private final Client otherApp;

    OneSessionPerUserIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        realm = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .withDeviceStep()
                .client("app", apps)
                .client("other-app", apps)
                .create(server);
        app = realm.client("app", apps);
        otherApp = realm.client("other-app", apps);
    }

    @Test
    void theFirstLoginIsNotAsked() {
        Person ada = realm.person();

        Tokens tokens = laptop().signIn(app, ada);

        realm.shallHold(ada, tokens.sid());
    }

    @Test
    void aSecondDeviceIsAskedAndToldOfTheFirst() {
        Person ada = realm.person();
        laptop().signIn(app, ada);

        ChoicePage choice = phone().login(app, ada).choicePage();

        assertThat(choice.text())
                .contains("Multiple Login Session Detected")
                .contains("Chrome", "Windows", "Oslo", "Norway");
        assertThat(choice.choices()).contains("continue-here", "not-me", "continue-elsewhere", "logout-everywhere");
        assertThat(choice.choices())
                .as("not offered unless the realm allows it")
                .doesNotContain("keep-both");
    }

    @Test
    void thePageDoesNotTellOfOtherPeople() {
        Person ada = realm.person();
        Person bob = realm.person();
        laptop().signIn(app, ada);
        Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN).signIn(app, bob);

        ChoicePage choice = phone().login(app, ada).choicePage();

        assertThat(choice.text()).doesNotContain("Firefox", "Berlin");
    }

    @Test
    void aPlaceThatNobodyKnowsIsNotMadeUp() {
        Person ada = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.UNKNOWN).signIn(app, ada);

        ChoicePage choice = phone().login(app, ada).choicePage();

        assertThat(choice.text()).contains("Chrome").doesNotContain("null", "Oslo");
    }

    @Test
    void theSameBrowserIsNotAskedForASecondClient() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens first = laptop.signIn(app, ada);

        Tokens second = laptop.tokens(otherApp).redeem(laptop.open(otherApp).code());

        assertThat(second.sid()).isEqualTo(first.sid());
        realm.shallHold(ada, first.sid());
    }

    @Test
    void enteringThePasswordAgainInTheSameBrowserIsNotAsked() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens first = laptop.signIn(app, ada);

        Tokens again = laptop.signIn(app, ada, "prompt=login");

        assertThat(again.sid()).isEqualTo(first.sid());
    }

    @Test
    void aSilentRequestNeverShowsAPage() {
        Realm crowded =
                RealmDraft.draft().client("app", apps).client("other-app", apps).create(server);
        Person ada = crowded.person();
        Device laptop = laptop();
        Device phone = phone();
        laptop.signIn(crowded.client("app", apps), ada);
        phone.signIn(crowded.client("app", apps), ada);
        // two sessions stand where from now on one is allowed
        crowded.gate(Policy.onePerUser());

        Answer known = laptop.open(crowded.client("other-app", apps), "prompt=none");
        Answer stranger = laptop().open(crowded.client("app", apps), "prompt=none");

        assertThat(known).isInstanceOfAny(Code.class, Denied.class);
        assertThat(stranger.denied().error()).isEqualTo("login_required");
    }

    @Test
    void aRestartedBrowserTakesItsOwnSessionsPlaceUnasked() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens before = laptop.signIn(app, ada);

        Tokens after = laptop.restart().signIn(app, ada);

        assertThat(after.sid()).isNotEqualTo(before.sid());
        realm.shallHold(ada, after.sid());
        assertThat(laptop.tokens(app).refresh(before).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void aBrowserThatForgotItsDeviceIsAskedLikeAnyOther() {
        Person ada = realm.person();
        Device laptop = laptop();
        laptop.signIn(app, ada);

        Answer answer = laptop.forget().login(app, ada);

        assertThat(answer.choicePage().text()).contains("Chrome");
    }

    @Test
    void theDeviceCookieStaysInTheBrowserAndOutOfScripts() {
        Device laptop = laptop();
        laptop.signIn(app, realm.person());

        HttpCookie cookie = laptop.cookie("LIVE_SESSIONS_DEVICE").orElseThrow();

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/realms/" + realm.name() + "/");
        assertThat(cookie.getMaxAge()).as("outlives a restart").isPositive();
    }

    @Test
    void aForgedDeviceCookieIsWorthNothing() {
        Person ada = realm.person();
        Device laptop = laptop();
        laptop.signIn(app, ada);
        HttpCookie genuine = laptop.cookie("LIVE_SESSIONS_DEVICE").orElseThrow();
        HttpCookie forged = (HttpCookie) genuine.clone();
        forged.setValue(genuine.getValue().substring(0, genuine.getValue().length() - 4) + "AAAA");

        Answer answer = laptop().plant(forged).login(app, ada);

        assertThat(answer.choicePage().text()).contains("Chrome");
    }

    @Test
    void aChoicePageThatNobodyAnswersChangesNothing() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens standing = laptop.signIn(app, ada);

        phone().login(app, ada).choicePage();

        realm.shallHold(ada, standing.sid());
        assertThat(laptop.tokens(app).refresh(standing).tokens().sid()).isEqualTo(standing.sid());
    }

    @Test
    void anEndedSessionIsNoReasonToAsk() {
        Person ada = realm.person();
        Device laptop = laptop();
        laptop.tokens(app).logout(laptop.signIn(app, ada));

        Tokens tokens = phone().signIn(app, ada);

        realm.shallHold(ada, tokens.sid());
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
    }
}
