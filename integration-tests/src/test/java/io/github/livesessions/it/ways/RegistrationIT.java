package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.ChoicePage;
import io.github.livesessions.it.device.Answer.LoginPage;
import io.github.livesessions.it.device.Answer.OtherPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Page;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Census;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.mail.PostOffice;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** To register is to log in: on a device, and within the plan. */
@Keycloak(database = Database.POSTGRESQL)
final class RegistrationIT {

    private final KeycloakServer server;
    private final Apps apps;
    private final PostOffice post = PostOffice.open();

    RegistrationIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @AfterAll
    void close() {
        post.close();
    }

    @Test
    void countsAsALoginOfItsDevice() {
        Realm realm = draft().create(server);
        Client app = realm.client("app", apps);
        String name = newName();
        Device laptop = laptop();

        Tokens registered =
                laptop.tokens(app).redeem(register(laptop, app, name).code());

        Person ada = realm.personNamed(name);
        Census census = new Census(realm, app);
        census.shallHold(ada, registered.sid());
        String device = device(registered);
        Tokens again = laptop.restart().signIn(app, ada);
        census.shallHold(ada, again.sid());
        assertThat(device(again)).as("the device that registered").isEqualTo(device);
    }

    @Test
    void theNextDeviceIsAsked() {
        Realm realm = draft().create(server);
        Client app = realm.client("app", apps);
        String name = newName();
        Device laptop = laptop();
        Tokens registered =
                laptop.tokens(app).redeem(register(laptop, app, name).code());
        Person ada = realm.personNamed(name);

        ChoicePage choice = phone().login(app, ada).choicePage();

        assertThat(choice.text()).contains("Chrome", "Oslo");
        new Census(realm, app).shallHold(ada, registered.sid());
    }

    @Test
    void countsOnceItsRequiredActionsAreDone() {
        Realm realm = draft().with("verifyEmail", true).create(server);
        Client app = realm.client("app", apps);
        String name = newName();
        Device laptop = laptop();
        OtherPage pending = register(laptop, app, name).otherPage();
        assertThat(pending.page().text()).containsIgnoringCase("verify your email");
        Person ada = realm.personNamed(name);
        Census census = new Census(realm, app);
        census.shallHold(ada);

        OtherPage password = laptop.visit(app, post.link(name + "@example.org")).otherPage();
        census.shallHold(ada);
        Answer done = laptop.send(
                app,
                password.page(),
                "password-new",
                Map.of("password-new", "right horse", "password-confirm", "right horse"));
        Tokens verified = laptop.tokens(app).redeem(done.code());

        census.shallHold(ada, verified.sid());
        assertThat(phone().login(app, ada)).isInstanceOf(ChoicePage.class);
    }

    private static Answer register(Device device, Client app, String name) {
        Answer form = device.open(app, "prompt=create");
        // an address that is to be verified first leaves the password for later
        Page page = form instanceof LoginPage withPassword
                ? withPassword.page()
                : form.otherPage().page();
        return device.send(
                app,
                page,
                "lastName",
                Map.of(
                        "username", name,
                        "email", name + "@example.org",
                        "firstName", "Ada",
                        "lastName", "Lovelace",
                        "password", "right horse",
                        "password-confirm", "right horse"));
    }

    private String device(Tokens tokens) {
        return new Tables(server).text("select DEVICE_ID from LS_SESSION where ID = ?", tokens.sid());
    }

    private RealmDraft draft() {
        return RealmDraft.draft()
                .with("registrationAllowed", true)
                .with("smtpServer", post.address(server))
                .gated(Policy.onePerUser())
                .client("app", apps);
    }

    private static String newName() {
        return "new-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
    }
}
