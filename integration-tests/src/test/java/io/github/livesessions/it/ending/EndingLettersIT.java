package io.github.livesessions.it.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.mail.PostOffice;
import io.github.livesessions.it.mail.PostOffice.Letter;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An owner hears by mail what an administrator does to the account's sessions, and of a new password by whomever. */
@Keycloak
final class EndingLettersIT {

    private final KeycloakServer server;
    private final PostOffice post = PostOffice.open();
    private final Realm realm;
    private final Client app;

    EndingLettersIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .with("smtpServer", post.address(server))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
    }

    @AfterAll
    void close() {
        post.close();
    }

    @Test
    void ofASessionThatAnAdministratorEnded() {
        Person ada = realm.person();
        Tokens ended = laptop().signIn(app, ada);

        AdminCaller.with(realm, realm, "manage-users").delete("sessions/" + ended.sid());

        Letter letter = only(ada);
        assertThat(letter.subject()).isEqualTo("Your sessions were ended by an administrator");
        assertThat(letter.text())
                .contains("Chrome on Windows · Oslo, Norway", "ask your administrator")
                .doesNotContain("If this was you", "Done from");
        assertThat(letter.html()).contains("Chrome on Windows");
    }

    @Test
    void ofAllSessionsAtOnceInTheirLanguage() {
        Person ada = realm.person();
        realm.change(ada, Map.of("attributes", Map.of("locale", List.of("de"))));
        laptop().signIn(app, ada);
        phone().signIn(app, ada);

        AdminCaller.with(realm, realm, "manage-users").post("users/" + ada.id() + "/logout-everywhere");

        assertThat(only(ada).text()).contains("Chrome unter Windows", "iPhone");
    }

    @Test
    void ofSessionsThatAnAdministratorClearedAwayBecauseTheirPagesWereSilent() {
        Person ada = realm.person();
        Tokens silent = laptop().signIn(app, ada);
        new Tables(server)
                .change(
                        "update LS_SESSION set STATE = 'offline', LAST_SEEN_AT = LAST_ACTIVITY_AT where ID = ?",
                        silent.sid());

        AdminCaller.with(realm, realm, "manage-users", "view-users").delete("sessions?state=offline");

        Letter letter = only(ada);
        assertThat(letter.subject()).isEqualTo("Your sessions were ended by an administrator");
        assertThat(letter.text()).contains("Chrome on Windows · Oslo, Norway");
    }

    @Test
    void ofAPasswordThatWasChanged() {
        Person ada = realm.person();
        Device laptop = laptop();
        laptop.signIn(app, ada);

        laptop.send(
                app,
                laptop.open(app, "kc_action=UPDATE_PASSWORD").otherPage().page(),
                "password-new",
                Map.of("password-new", "another horse", "password-confirm", "another horse"));

        Letter letter = only(ada);
        assertThat(letter.subject()).isEqualTo("The password of your account was changed");
        assertThat(letter.text()).contains("Done from: Chrome on Windows · Oslo, Norway", "If this was you");
    }

    @Test
    void ofAPasswordThatAnAdministratorSet() {
        Person ada = realm.person();

        server.admin()
                .put(
                        "/" + realm.name() + "/users/" + ada.id() + "/reset-password",
                        Map.of("type", "password", "value", "another horse", "temporary", false));

        Letter letter = only(ada);
        assertThat(letter.subject()).isEqualTo("A new password was set for your account");
        assertThat(letter.text()).contains("ask your administrator").doesNotContain("another horse");
    }

    private Letter only(Person person) {
        String address = person.username() + "@example.org";
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> post.letters(address), letters -> letters.size() == 1)
                .get(0);
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN);
    }
}
