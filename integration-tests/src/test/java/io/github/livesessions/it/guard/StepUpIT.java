package io.github.livesessions.it.guard;

import static io.github.livesessions.it.guard.GuardedRealm.asks;
import static io.github.livesessions.it.guard.GuardedRealm.guard;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Page;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A realm in which a device that is not proven ends no session either. */
@Keycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StepUpIT {

    private final KeycloakServer server;
    private final Inbox inbox = new Inbox();
    private final GuardedRealm bench;
    private final Client app;

    StepUpIT(KeycloakServer server, Apps apps) {
        this.server = server;
        bench = new GuardedRealm(server, apps, inbox, Policy.onePerUser().with("end-sessions", "step-up"));
        app = bench.app();
    }

    @AfterAll
    void close() {
        inbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue-here", "not-me", "logout-everywhere"})
    void noButtonEndsASessionBeforeTheGuardIsPassed(String button) {
        Person ada = bench.realm().person();
        Tokens standing = laptop().signIn(app, ada);
        Device thief = phone();

        Page guard = guard(thief.press(app, thief.login(app, ada).choicePage(), button));

        assertThat(asks(guard)).isTrue();
        guard(bench.enter(thief, guard, "12"));
        bench.realm().shallHold(ada, standing.sid());
    }

    @Test
    void withTheCodeTheChoiceIsCarriedOut() {
        Person ada = bench.realm().person();
        laptop().signIn(app, ada);
        Device phone = phone();
        Page guard = guard(phone.press(app, phone.login(app, ada).choicePage(), "continue-here"));

        Tokens here = phone.tokens(app)
                .redeem(bench.enter(phone, guard, inbox.code(ada, 1)).code());

        bench.realm().shallHold(ada, here.sid());
        assertThat(bench.proven(ada)).containsExactly("no", "yes");
    }

    @Test
    void withTheCodeEverythingIsLoggedOut() {
        Person ada = bench.realm().person();
        laptop().signIn(app, ada);
        Device phone = phone();
        Page guard = guard(phone.press(app, phone.login(app, ada).choicePage(), "logout-everywhere"));

        bench.enter(phone, guard, inbox.code(ada, 1)).loginPage();

        bench.realm().shallHold(ada);
    }

    @Test
    void thePersonMayGoBackAndChooseOtherwise() {
        Person ada = bench.realm().person();
        Tokens standing = laptop().signIn(app, ada);
        Device phone = phone();
        Page guard = guard(phone.press(app, phone.login(app, ada).choicePage(), "continue-here"));

        var choice = phone.send(app, guard, "live-sessions-guard", Map.of("back", "1"))
                .choicePage();
        phone.press(app, choice, "continue-elsewhere").denied();

        bench.realm().shallHold(ada, standing.sid());
    }

    @Test
    void aProvenDeviceIsNotAsked() {
        Person ada = bench.realm().person();
        Device laptop = laptop();
        bench.prove(laptop, ada);
        Device phone = phone();
        Page guard = guard(phone.press(app, phone.login(app, ada).choicePage(), "continue-here"));
        bench.enter(phone, guard, inbox.code(ada, 2)).code();
        bench.realm().shallHoldCount(ada, 1);

        laptop.press(app, laptop.login(app, ada).choicePage(), "continue-here").code();
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN);
    }
}
