package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.app.LogoutToken;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.ChoicePage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer.Refused;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each button does, in Keycloak itself and not only on our page. */
@Keycloak
final class ChoiceIT {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final KeycloakServer server;
    private final Apps apps;
    private final Realm realm;
    private final Client app;
    private final Client toldApp;

    ChoiceIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        realm = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .withDeviceStep()
                .client("app", apps)
                .clientToldOfLogout("told-app", apps, server)
                .clientToldOfLogout(Apps.SILENT, apps, server)
                .create(server);
        app = realm.client("app", apps);
        toldApp = realm.client("told-app", apps);
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue-here", "not-me"})
    void theOtherSessionIsDeadInKeycloakItself(String button) {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens ended = laptop.signIn(toldApp, ada);
        Device phone = phone();
        ChoicePage choice = phone.login(app, ada).choicePage();

        Tokens here = phone.tokens(app).redeem(phone.press(app, choice, button).code());

        realm.shallHold(ada, here.sid());
        Refused refresh = laptop.tokens(toldApp).refresh(ended).refused();
        assertThat(refresh.status()).isEqualTo(400);
        assertThat(refresh.error()).isEqualTo("invalid_grant");
        assertThat(laptop.tokens(toldApp).userInfo(ended)).isEqualTo(401);
        assertThat(laptop.open(toldApp, "prompt=none").denied().error()).isEqualTo("login_required");
        assertThat(phone.tokens(app).refresh(here).tokens().sid()).isEqualTo(here.sid());
        await().atMost(SOON).untilAsserted(() -> assertThat(logoutsOf(ended)).hasSize(1));
    }

    @Test
    void aClientThatDoesNotAnswerKeepsNoSessionAlive() {
        Person ada = realm.person();
        Device laptop = laptop();
        Client silent = realm.client(Apps.SILENT, apps);
        Tokens ended = laptop.signIn(silent, ada);
        Device phone = phone();

        phone.press(app, phone.login(app, ada).choicePage(), "continue-here");

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(laptop.tokens(silent).userInfo(ended)).isEqualTo(401));
        assertThat(laptop.tokens(silent).refresh(ended).refused().error()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue-here", "not-me", "logout-everywhere"})
    void anOfflineSessionEndsAsWell(String button) {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens offline = laptop.signIn(app, ada, "scope=openid offline_access");
        Device phone = phone();

        phone.press(app, phone.login(app, ada).choicePage(), button);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(realm.offlineSessions(ada, app)).isEmpty());
        assertThat(laptop.tokens(app).refresh(offline).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void continuingElsewhereLeavesTheOtherSessionAsItWas() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens standing = laptop.signIn(toldApp, ada);
        Device phone = phone();

        Answer answer = phone.press(app, phone.login(app, ada).choicePage(), "continue-elsewhere");

        assertThat(answer.denied().error()).isEqualTo("access_denied");
        realm.shallHold(ada, standing.sid());
        assertThat(laptop.tokens(toldApp).refresh(standing).tokens().sid()).isEqualTo(standing.sid());
        assertThat(phone.open(app, "prompt=none").denied().error()).isEqualTo("login_required");
        assertThat(logoutsOf(standing)).isEmpty();
    }

    @Test
    void loggingOutEverywhereEndsAllAndThisLoginToo() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens ended = laptop.signIn(toldApp, ada);
        Device phone = phone();

        Answer answer = phone.press(app, phone.login(app, ada).choicePage(), "logout-everywhere");

        assertThat(answer.loginPage().page().text()).containsIgnoringCase("logged out");
        realm.shallHold(ada);
        assertThat(laptop.tokens(toldApp).refresh(ended).refused().error()).isEqualTo("invalid_grant");
        assertThat(laptop.tokens(toldApp).userInfo(ended)).isEqualTo(401);
        assertThat(phone.open(app, "prompt=none").denied().error()).isEqualTo("login_required");
        await().atMost(SOON).untilAsserted(() -> assertThat(logoutsOf(ended)).hasSize(1));
    }

    @Test
    void theFreshLoginPageAfterLoggingOutEverywhereWorks() {
        Person ada = realm.person();
        laptop().signIn(app, ada);
        Device phone = phone();
        Answer fresh = phone.press(app, phone.login(app, ada).choicePage(), "logout-everywhere");

        Tokens tokens = phone.tokens(app)
                .redeem(phone.enter(app, fresh.loginPage(), ada).code());

        realm.shallHold(ada, tokens.sid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue-here", "not-me"})
    void anIdOfSomebodyElseEndsNothing(String button) {
        Person ada = realm.person();
        Person bob = realm.person();
        Device bobs = Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
        Tokens bobsTokens = bobs.signIn(app, bob);
        laptop().signIn(app, ada);
        Device phone = phone();
        ChoicePage choice = phone.login(app, ada).choicePage();

        phone.press(app, choice, button, List.of(bobsTokens.sid()));

        assertThat(bobs.tokens(app).refresh(bobsTokens).tokens().sid()).isEqualTo(bobsTokens.sid());
    }

    @Test
    void whenTheSessionsChangedMeanwhileThePageIsDrawnAgain() {
        Person ada = realm.person();
        laptop().signIn(app, ada);
        Device phone = phone();
        ChoicePage stale = phone.login(app, ada).choicePage();
        Device desktop = Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
        Tokens newer = desktop.tokens(app)
                .redeem(desktop.press(app, desktop.login(app, ada).choicePage(), "continue-here")
                        .code());

        Answer again = phone.press(app, stale, "continue-here");

        assertThat(again.choicePage().text()).contains("Firefox", "Berlin");
        realm.shallHold(ada, newer.sid());
        assertThat(phone.press(app, again.choicePage(), "continue-here")).isInstanceOf(Answer.Code.class);
    }

    @Test
    void anUnknownButtonDoesNothing() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens standing = laptop.signIn(app, ada);
        Device phone = phone();

        Answer answer = phone.press(app, phone.login(app, ada).choicePage(), "whatever");

        assertThat(answer).isNotInstanceOf(Answer.Code.class);
        realm.shallHold(ada, standing.sid());
    }

    @Test
    void aSecondSubmissionOfThePageIsHarmless() {
        Person ada = realm.person();
        laptop().signIn(app, ada);
        Device phone = phone();
        ChoicePage choice = phone.login(app, ada).choicePage();
        Tokens here = phone.tokens(app)
                .redeem(phone.press(app, choice, "continue-here").code());

        phone.press(app, choice, "continue-here");

        realm.shallHold(ada, here.sid());
        assertThat(phone.tokens(app).refresh(here).tokens().sid()).isEqualTo(here.sid());
    }

    private List<LogoutToken> logoutsOf(Tokens tokens) {
        return apps.logouts().stream()
                .filter(logout -> logout.sid().equals(tokens.sid()))
                .toList();
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
    }
}
