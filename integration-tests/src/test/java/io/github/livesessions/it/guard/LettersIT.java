package io.github.livesessions.it.guard;

import static io.github.livesessions.it.guard.GuardedRealm.asks;
import static io.github.livesessions.it.guard.GuardedRealm.guard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.mail.PostOffice.Letter;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.server.FreePorts;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the owner of an account is told by mail, at once. */
@Keycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LettersIT {

    private final KeycloakServer server;
    private final Apps apps;
    private final Inbox inbox = new Inbox();
    private final GuardedRealm bench;
    private final Client app;

    LettersIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        bench = new GuardedRealm(server, apps, inbox, Policy.onePerUser());
        app = bench.app();
    }

    @AfterAll
    void close() {
        inbox.close();
    }

    @Test
    void theOwnerHearsOfAThiefWhoCanEndAndNothingElse() {
        Person ada = bench.realm().person();
        laptop().signIn(app, ada);
        Device thief = phone();

        thief.press(app, thief.login(app, ada).choicePage(), "continue-here").code();

        Letter letter = inbox.await(ada, 1).get(0);
        assertThat(letter.subject()).isEqualTo("Sessions of your account were ended");
        assertThat(letter.text())
                .contains("Chrome on Windows · Oslo, Norway", "iPhone (Safari on iOS) · Berlin, Germany", "UTC")
                .contains("If this was you");
        assertThat(letter.html())
                .contains("Chrome on Windows")
                .doesNotContain("<img")
                .doesNotContain("http:");
        assertThat(bench.alerts(ada)).containsExactly("ended-by-another");
        assertThat(asks(guard(bench.ask(thief)))).as("the thief is stuck here").isTrue();
        assertThat(bench.proven(ada)).containsExactly("no", "no");
    }

    @Test
    void theOwnerHearsOfALogoutEverywhere() {
        Person ada = bench.realm().person();
        laptop().signIn(app, ada);
        Device thief = phone();

        thief.press(app, thief.login(app, ada).choicePage(), "logout-everywhere");

        assertThat(inbox.await(ada, 1).get(0).text()).contains("Chrome on Windows", "Safari on iOS");
    }

    @Test
    void nobodyIsToldThatTheirOwnDeviceLoggedInAgain() {
        Person ada = bench.realm().person();
        Device laptop = laptop();
        laptop.signIn(app, ada);
        laptop.restart().signIn(app, ada);
        Device phone = phone();

        phone.press(app, phone.login(app, ada).choicePage(), "continue-here").code();

        assertThat(inbox.await(ada, 1)).hasSize(1);
    }

    @Test
    void theLetterOfABlockUndoesIt() throws GeneralSecurityException {
        Person ada = bench.realm().person();
        Device owner = laptop();
        bench.prove(owner, ada);
        Device thief = phone();
        thief.press(app, thief.login(app, ada).choicePage(), "continue-here").code();
        inbox.await(ada, 2);
        bench.realm().shallHoldCount(ada, 1);

        bench.setPassword(owner, owner.press(app, owner.login(app, ada).choicePage(), "not-me"))
                .code();

        Letter letter = inbox.titled(ada, "A device was blocked for your account");
        inbox.titled(ada, "The password of your account was changed");
        String start = bench.realm().url() + "/live-sessions/undo/";
        assertThat(letter.text()).contains("iPhone (Safari on iOS) · Berlin, Germany", start);
        String word = letter.text()
                .substring(letter.text().indexOf(start) + start.length())
                .split("\\s", 2)[0];
        assertThat(word).matches("[A-Za-z0-9_-]{22}");
        assertThat(bench.blocks(ada))
                .containsExactly(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8))));

        thief.login(app, GuardedRealm.withNewPassword(ada)).errorPage();
        inbox.titled(ada, "A blocked device tried to sign in");
    }

    @Test
    void aCookieThatIsUsedElsewhereIsTold() {
        Person ada = bench.realm().person();
        Device owner = laptop();
        owner.signIn(app, ada);
        Device thief = phone();
        thief.plant(owner.cookie("KEYCLOAK_IDENTITY").orElseThrow());

        thief.open(app);

        assertThat(inbox.await(ada, 1).get(0).subject())
                .isEqualTo("A session of your account was used in another browser");
    }

    @Test
    void lettersAreInTheOwnersLanguage() {
        Person ada = bench.realm().person();
        bench.realm().change(ada, Map.of("attributes", Map.of("locale", List.of("de"))));
        laptop().signIn(app, ada);
        Device thief = phone();

        thief.press(app, thief.login(app, ada).choicePage(), "continue-here").code();

        Letter letter = inbox.await(ada, 1).get(0);
        assertThat(letter.subject()).isEqualTo("Sitzungen Ihres Kontos wurden beendet");
        assertThat(letter.text()).contains("Chrome unter Windows · Oslo, Norwegen");
    }

    @Test
    void twentyLettersAnHourAreTheMost() {
        Person ada = bench.realm().person();
        laptop().signIn(app, ada);
        count(ada, 19);
        Device thief = phone();
        thief.press(app, thief.login(app, ada).choicePage(), "continue-here").code();
        inbox.await(ada, 1);
        bench.realm().shallHoldCount(ada, 1);
        Device other = Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.OSAKA);

        other.press(app, other.login(app, ada).choicePage(), "continue-here").code();

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> inbox.of(ada).size() == 1);
        assertThat(bench.alerts(ada)).as("the alert is there all the same").hasSize(2);
    }

    @Test
    void aMailServerThatIsDownFailsNoLogin() throws IOException {
        GuardedRealm deaf = new GuardedRealm(server, apps, inbox, Policy.onePerUser());
        deaf.realm()
                .change(Map.of(
                        "smtpServer",
                        Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                String.valueOf(FreePorts.take(1).get(0)),
                                "from",
                                "keycloak@example.org")));
        Person ada = deaf.realm().person();
        laptop().signIn(deaf.app(), ada);
        Device phone = phone();

        phone.press(deaf.app(), phone.login(deaf.app(), ada).choicePage(), "continue-here")
                .code();

        assertThat(inbox.of(ada)).isEmpty();
    }

    private void count(Person person, int letters) {
        for (int i = 0; i < letters; i++) {
            bench.tables()
                    .change(
                            "insert into LS_PACE (ID, REALM_ID, USER_ID, KIND, COUNTED_AT)"
                                    + " select ?, REALM_ID, USER_ID, 'notice', ? from LS_USER where USER_ID = ?",
                            person.id().substring(0, 30) + i,
                            Instant.now().toEpochMilli(),
                            person.id());
        }
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN);
    }
}
