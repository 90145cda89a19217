package io.github.livesessions.it.guard;

import static io.github.livesessions.it.guard.GuardedRealm.asks;
import static io.github.livesessions.it.guard.GuardedRealm.guard;
import static io.github.livesessions.it.guard.GuardedRealm.withNewPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
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

/** What "this wasn't me" does from a proven device, and the mailed code as the way out for an innocent twin. */
@Keycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BlockedTwinIT {

    private static final String OWNERS = "0123456789abcdef0123456789abcdef";
    private static final String THIEFS = "fedcba9876543210fedcba9876543210";

    private final KeycloakServer server;
    private final Inbox inbox = new Inbox();
    private final GuardedRealm bench;
    private final Client app;

    BlockedTwinIT(KeycloakServer server, Apps apps) {
        this.server = server;
        bench = new GuardedRealm(server, apps, inbox, Policy.onePerUser());
        app = bench.app();
    }

    @AfterAll
    void close() {
        inbox.close();
    }

    @Test
    void fromAProvenDeviceNotMeBlocksAndAsksForANewPassword() {
        Person ada = bench.realm().person();
        Device owner = owner();
        bench.prove(owner, ada);
        Device thief = thief();
        takeOver(thief, ada);

        Answer answer = owner.press(app, owner.login(app, ada).choicePage(), "not-me");

        assertThat(bench.blocks(ada)).as("before the login is through").isEmpty();
        Tokens here = owner.tokens(app).redeem(bench.setPassword(owner, answer).code());
        bench.realm().shallHold(ada, here.sid());
        assertThat(bench.blocks(ada)).hasSize(1);
        assertThat(bench.events(ada, "device-blocked")).isEqualTo(1);
        assertThat(thief.login(app, withNewPassword(ada)).errorPage().status()).isEqualTo(403);
        assertThat(thief.login(app, ada).loginPage().page().text())
                .as("a wrong password gets no hint")
                .doesNotContain("blocked");
    }

    @Test
    void fromAnUnprovenDeviceNotMeEndsAndBlocksNobody() {
        Person ada = bench.realm().person();
        Device owner = owner();
        owner.signIn(app, ada);
        Device thief = thief();

        Tokens stolen = thief.tokens(app)
                .redeem(thief.press(app, thief.login(app, ada).choicePage(), "not-me")
                        .code());

        bench.realm().shallHold(ada, stolen.sid());
        assertThat(bench.blocks(ada)).isEmpty();
        assertThat(bench.alerts(ada)).contains("not-me");
        assertThat(owner.login(app, ada).choicePage().text()).contains("From a new device you can end sessions");
    }

    @Test
    void aSuspectIsLetInByTheMailedCodeAndByNothingElse() {
        Person ada = bench.realm().person();
        Person renewed = blockTheThief(ada);
        int letters = inbox.of(ada).size();
        Device twin = thief();

        Page guard = guard(twin.login(app, renewed));
        String code = inbox.code(ada, letters + 1);
        Page again = guard(bench.enter(twin, guard, code.equals("00000000") ? "00000001" : "00000000"));
        assertThat(asks(again)).isTrue();

        Answer in = twin.press(app, bench.enter(twin, again, code).choicePage(), "continue-here");
        in.code();
        assertThat(bench.proven(ada)).containsExactly("yes", "no", "yes");
    }

    @Test
    void aSuspectThatTriesFiveWrongCodesIsRefused() {
        Person ada = bench.realm().person();
        Person renewed = blockTheThief(ada);
        Device twin = thief();
        Page guard = guard(twin.login(app, renewed));
        String right = inbox.code(ada, inbox.of(ada).size() + 1);
        for (int i = 0; i < 4; i++) {
            guard = guard(bench.enter(twin, guard, "12"));
        }

        Answer refused = bench.enter(twin, guard, "12");

        assertThat(refused.errorPage().status()).isEqualTo(403);
        assertThat(refused.errorPage().text()).contains("blocked");
        assertThat(right).hasSize(8);
    }

    @Test
    void aThiefWhoClearsAllStorageIsASuspect() {
        Person ada = bench.realm().person();
        Device owner = owner();
        bench.prove(owner, ada);
        Device thief = thief();
        takeOver(thief, ada);
        bench.setPassword(owner, owner.press(app, owner.login(app, ada).choicePage(), "not-me"))
                .code();

        thief.forget();

        assertThat(asks(guard(thief.login(app, withNewPassword(ada))))).isTrue();
    }

    @Test
    void anUnknownDeviceWithoutScriptsIsAskedAfterABlock() {
        Person ada = bench.realm().person();
        Person renewed = blockTheThief(ada);

        Device plain = Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);

        assertThat(asks(guard(plain.login(app, renewed)))).isTrue();
    }

    @Test
    void aKnownTwinIsLetInWithoutACode() {
        Person ada = bench.realm().person();
        Device twin = thief();
        twin.signIn(app, ada);
        Device owner = owner();
        takeOver(owner, ada);
        inbox.await(ada, 1); // the ended session
        bench.enter(owner, guard(bench.ask(owner)), inbox.code(ada, 2)).code();
        Device thief = thief();
        takeOver(thief, ada);
        bench.setPassword(owner, owner.press(app, owner.login(app, ada).choicePage(), "not-me"))
                .code();

        twin.press(app, twin.login(app, withNewPassword(ada)).choicePage(), "continue-here")
                .code();
    }

    @Test
    void withNobodyToMailASuspectIsRefused() {
        Person ada = bench.realm().person();
        Person renewed = blockTheThief(ada);
        bench.realm().change(ada, Map.of("emailVerified", false));

        assertThat(thief().login(app, renewed).errorPage().status()).isEqualTo(403);
    }

    /** The owner has blocked a browser that looks like {@link #thief()}. */
    private Person blockTheThief(Person person) {
        Device owner = owner();
        bench.prove(owner, person);
        takeOver(thief(), person);
        bench.setPassword(owner, owner.press(app, owner.login(app, person).choicePage(), "not-me"))
                .code();
        inbox.await(person, 3); // the code, the ended session, the block
        return withNewPassword(person);
    }

    /** Ends whatever stands and goes on, once that has ended in Keycloak too. */
    private void takeOver(Device thief, Person person) {
        Tokens stolen = thief.tokens(app)
                .redeem(thief.press(app, thief.login(app, person).choicePage(), "continue-here")
                        .code());
        bench.realm().shallHold(person, stolen.sid());
    }

    private Device owner() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).withKey().withFingerprint(OWNERS);
    }

    private Device thief() {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.OSAKA).withKey().withFingerprint(THIEFS);
    }
}
