package io.github.livesessions.it.guard;

import static io.github.livesessions.it.guard.GuardedRealm.asks;
import static io.github.livesessions.it.guard.GuardedRealm.guard;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Page;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The guard as an account page asks for it: whoever passes has a proven device. */
@Keycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuardActionIT {

    private final KeycloakServer server;
    private final Inbox inbox = new Inbox();
    private final GuardedRealm bench;
    private final Client app;

    GuardActionIT(KeycloakServer server, Apps apps) {
        this.server = server;
        bench = new GuardedRealm(
                server, apps, inbox, Policy.limit(3, "ask").with("support-contact", "help@example.org"));
        app = bench.app();
    }

    @AfterAll
    void close() {
        inbox.close();
    }

    @Test
    void whoeverHasTheMailedCodeHasAProvenDevice() {
        Person ada = bench.realm().person();
        Device laptop = laptop();
        laptop.signIn(app, ada);
        assertThat(bench.proven(ada)).containsExactly("no");

        Page guard = guard(bench.ask(laptop));
        bench.enter(laptop, guard, inbox.code(ada, 1)).code();

        assertThat(bench.proven(ada)).containsExactly("yes");
        assertThat(bench.events(ada, "device-proven")).isEqualTo(1);
        bench.ask(laptop).code(); // asked once, and not again
    }

    @Test
    void aDeviceIsNotProvenByWaitingOrByCancelling() {
        Person ada = bench.realm().person();
        Device laptop = laptop();
        laptop.signIn(app, ada);

        Page guard = guard(bench.ask(laptop));
        laptop.send(app, guard, "cancel-aia", Map.of("cancel-aia", "true"));

        assertThat(bench.proven(ada)).containsExactly("no");
    }

    @Test
    void afterFiveWrongCodesTheRightOneIsNotTaken() {
        Person ada = bench.realm().person();
        Device laptop = laptop();
        laptop.signIn(app, ada);
        Page page = guard(bench.ask(laptop));
        String right = inbox.code(ada, 1);

        for (int i = 0; i < 5; i++) {
            assertThat(asks(page)).as("try %s", i + 1).isTrue();
            page = guard(bench.enter(laptop, page, wrong(right)));
        }

        assertThat(asks(page)).isFalse();
        assertThat(page.text()).contains("Too many wrong codes");
        assertThat(asks(guard(bench.enter(laptop, page, right)))).isFalse();
        assertThat(bench.proven(ada)).containsExactly("no");
    }

    @Test
    void twentyWrongCodesAnHourAreTheMostWhateverTheLogin() {
        Person ada = bench.realm().person();
        Device laptop = laptop();
        laptop.signIn(app, ada);
        for (int i = 0; i < 20; i++) {
            bench.tables()
                    .change(
                            "insert into LS_PACE (ID, REALM_ID, USER_ID, KIND, COUNTED_AT)"
                                    + " select ?, REALM_ID, USER_ID, 'try', ? from LS_USER where USER_ID = ?",
                            ada.id().substring(0, 30) + i,
                            Instant.now().toEpochMilli(),
                            ada.id());
        }

        Page page = guard(bench.ask(laptop));
        Page later = guard(bench.enter(laptop, page, inbox.code(ada, 1)));

        assertThat(asks(later)).isFalse();
        assertThat(later.text()).contains("in an hour");
        assertThat(bench.proven(ada)).containsExactly("no");
    }

    @Test
    void aCodeThatWasUsedOpensNothingElse() {
        Person ada = bench.realm().person();
        Device laptop = laptop();
        laptop.signIn(app, ada);
        Page guard = guard(bench.ask(laptop));
        String code = inbox.code(ada, 1);
        bench.enter(laptop, guard, code).code();
        Device phone = phone();
        phone.signIn(app, ada);

        Page second = guard(bench.ask(phone));
        inbox.await(ada, 2);
        Page again = guard(bench.enter(phone, second, code));

        assertThat(again.text()).contains("not right or no longer valid");
        assertThat(bench.proven(ada)).containsExactly("yes", "no");
    }

    @Test
    void theCodeOfOneLoginOpensNoOther() {
        Person ada = bench.realm().person();
        Device laptop = laptop();
        laptop.signIn(app, ada);
        Device phone = phone();
        phone.signIn(app, ada);
        guard(bench.ask(laptop));
        String codeOfLaptop = inbox.code(ada, 1);
        Page guardOfPhone = guard(bench.ask(phone));
        inbox.await(ada, 2);

        guard(bench.enter(phone, guardOfPhone, codeOfLaptop));

        assertThat(bench.proven(ada)).containsExactly("no", "no");
    }

    @Test
    void aNewCodeIsToBeHadAfterAMinute() {
        Person ada = bench.realm().person();
        Device laptop = laptop();
        laptop.signIn(app, ada);
        Page guard = guard(bench.ask(laptop));
        String code = inbox.code(ada, 1);

        Page wait = guard(laptop.send(app, guard, "live-sessions-guard", Map.of("again", "1")));

        assertThat(wait.text()).contains("Please wait").contains("seconds");
        bench.enter(laptop, wait, code).code();
        assertThat(inbox.of(ada)).hasSize(1);
    }

    @Test
    void anAddressThatIsYoungerThanTheDeviceProvesNothing() {
        Person ada = bench.realm().person();
        Device thief = laptop();
        thief.signIn(app, ada);
        bench.realm().change(ada, Map.of("email", "thief-" + ada.username() + "@example.org"));

        Page guard = guard(bench.ask(thief));

        assertThat(asks(guard)).isFalse();
        assertThat(guard.text()).contains("An administrator can do the rest", "help@example.org");
    }

    @Test
    void anUnverifiedAddressProvesNothing() {
        Person ada = bench.realm().person();
        bench.realm().change(ada, Map.of("emailVerified", false));
        Device laptop = laptop();
        laptop.signIn(app, ada);

        assertThat(asks(guard(bench.ask(laptop)))).isFalse();
        assertThat(inbox.of(ada)).isEmpty();
    }

    @Test
    void anAuthenticatorAppOpensItToo() {
        Totp app1 = new Totp("eleven secrets here!");
        Person ada = personWith(app1, Instant.now().minusSeconds(3_600), false);
        Device laptop = laptop();
        laptop.signIn(app, ada);

        Page guard = guard(bench.ask(laptop));
        assertThat(guard.text()).contains("authenticator app").doesNotContain("8 digits");
        bench.enter(laptop, guard, app1.code()).code();

        assertThat(bench.proven(ada)).containsExactly("yes");
    }

    @Test
    void anAppThatIsYoungerThanTheDeviceDoesNot() {
        Totp app1 = new Totp("eleven secrets here!");
        Person ada = personWith(app1, Instant.now().plusSeconds(3_600), false);
        Device laptop = laptop();
        laptop.signIn(app, ada);

        assertThat(asks(guard(bench.ask(laptop)))).isFalse();
    }

    @Test
    void codesOfAppAndMailShareTheirTries() {
        Totp app1 = new Totp("eleven secrets here!");
        Person ada = personWith(app1, Instant.now().minusSeconds(3_600), true);
        Device laptop = laptop();
        laptop.signIn(app, ada);
        Page page = guard(bench.ask(laptop));
        Page mailed = guard(laptop.send(app, page, "live-sessions-guard", Map.of("again", "1")));
        String right = inbox.code(ada, 1);
        Page last = mailed;
        for (int i = 0; i < 5; i++) {
            last = guard(bench.enter(laptop, last, i % 2 == 0 ? "000000" : wrong(right)));
        }

        assertThat(asks(last)).isFalse();
        last = guard(bench.enter(laptop, last, app1.code()));
        guard(bench.enter(laptop, last, right));
        assertThat(bench.proven(ada)).containsExactly("no");
    }

    /** Somebody whose login does not ask for the app: Keycloak's own conditional step is switched off. */
    private Person personWith(Totp totp, Instant created, boolean verified) {
        String name = "o-" + UUID.randomUUID().toString().substring(0, 8);
        String realm = "/" + bench.realm().name();
        String id = server.admin()
                .post(
                        realm + "/users",
                        Map.of(
                                "username",
                                name,
                                "enabled",
                                true,
                                "firstName",
                                "Ada",
                                "lastName",
                                "Lovelace",
                                "email",
                                name + "@example.org",
                                "emailVerified",
                                verified,
                                "credentials",
                                List.of(
                                        Map.of("type", "password", "value", "right horse", "temporary", false),
                                        totp.credential(created))));
        return new Person(id, name, "right horse");
    }

    private static String wrong(String right) {
        return right.equals("00000000") ? "00000001" : "00000000";
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN);
    }
}
