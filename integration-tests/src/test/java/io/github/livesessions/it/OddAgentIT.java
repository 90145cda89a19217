package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a browser calls itself, it can log in, and the page about it stays a page. */
@Keycloak
@InBrowser
final class OddAgentIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;

    OddAgentIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
    }

    static Stream<Arguments> agents() {
        return Stream.of(
                Arguments.argumentSet("none", Agent.NAMELESS),
                Arguments.argumentSet("empty", Agent.named("")),
                Arguments.argumentSet("100 KB", Agent.named("Mozilla/5.0 (" + "x".repeat(100_000) + ")")),
                Arguments.argumentSet(
                        "100 KB in brackets", Agent.named("(((((((((".repeat(11_000) + "Chrome/141.0.0.0")),
                Arguments.argumentSet(
                        "control characters that HTTP allows", Agent.named("Mozilla/5.0 \t\u0080\u0085\u009b31m X")),
                Arguments.argumentSet(
                        "text turned right to left, in UTF-8", Agent.named("Mozilla/5.0 \u00e2\u0080\u00ae X")),
                Arguments.argumentSet("bytes that are no UTF-8", Agent.named("Mozilla/5.0 \u00e9\u00ff\u00fe X")),
                Arguments.argumentSet(
                        "script", Agent.named("<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>")),
                Arguments.argumentSet(
                        "script in a version",
                        Agent.named("Mozilla/5.0 (Windows NT 10.0) Chrome/\"><script>window.hacked=1</script>.0")),
                Arguments.argumentSet("template", Agent.named("${7*7} <#assign x=1> {{7*7}} ${msg(\"doLogIn\")}")));
    }

    @ParameterizedTest
    @MethodSource("agents")
    void logsInAndIsShownWithoutHarm(Agent agent, Browsers browsers) {
        Person ada = realm.person();
        Device odd = Device.odd(server, agent, Origin.OSLO);

        odd.signIn(app, ada);
        BrowserDevice window = browsers.open(server, Look.from(Origin.OSAKA)).login(app, ada);

        assertThat(window.isAsked()).isTrue();
        assertThat(window.page().evaluate("() => window.hacked === undefined")).isEqualTo(true);
        assertThat(window.page().locator("main, body").first().textContent()).doesNotContain("49");
        assertThat(window.scrollsSideways()).isFalse();
        window.choice("continue-here").click();
        window.awaitBack(app);
        assertThat(window.result()).containsKey("code");
    }

    @ParameterizedTest
    @MethodSource("agents")
    void canBeTheOneThatIsAsked(Agent agent) {
        Person ada = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);
        Device odd = Device.odd(server, agent, Origin.OSAKA);

        Tokens here = odd.tokens(app)
                .redeem(odd.press(app, odd.login(app, ada).choicePage(), "continue-here")
                        .code());

        realm.shallHold(ada, here.sid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\u0007", "\u001b[31m", "\u007f", "\u0000"})
    void controlCharactersThatHttpForbidsDoNotReachKeycloak(String control) {
        Device odd = Device.odd(server, Agent.named("Mozilla/5.0 " + control + " X"), Origin.OSLO);

        Answer answer = odd.open(app);

        assertThat(answer.errorPage().status()).isEqualTo(400);
        assertThat(answer.errorPage().text()).isEmpty();
    }
}
