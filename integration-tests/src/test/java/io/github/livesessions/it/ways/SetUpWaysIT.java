package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.LoginPage;
import io.github.livesessions.it.device.Answer.OtherPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Page;
import io.github.livesessions.it.limit.Census;
import io.github.livesessions.it.mail.PostOffice;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where setup has put the device step before a flow, the flow does what it did. */
@Keycloak(database = Database.POSTGRESQL)
final class SetUpWaysIT {

    private static final Map<String, String> NEW_PASSWORD =
            Map.of("password-new", "another horse", "password-confirm", "another horse");

    private final KeycloakServer server;
    private final PostOffice post = PostOffice.open();
    private final Realm realm;
    private final Client app;

    SetUpWaysIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .with("registrationAllowed", true)
                .with("resetPasswordAllowed", true)
                .with("smtpServer", post.address(server))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        server.admin().post("/" + realm.name() + "/live-sessions/setup", Map.of());
    }

    @AfterAll
    void close() {
        post.close();
    }

    @Test
    void peopleRegister() {
        assertThat(server.admin()
                        .get("/" + realm.name())
                        .path("registrationFlow")
                        .asText())
                .isEqualTo("registration with live sessions");
        String name = "new-" + UUID.randomUUID().toString().substring(0, 8);
        Device laptop = laptop();
        Answer form = laptop.open(app, "prompt=create");
        Page page = form instanceof LoginPage withPassword
                ? withPassword.page()
                : form.otherPage().page();

        Answer registered = laptop.send(
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

        String sid = laptop.tokens(app).redeem(registered.code()).sid();
        new Census(realm, app).shallHold(realm.personNamed(name), sid);
    }

    @Test
    void peopleWhoForgotTheirPasswordSetAnother() {
        assertThat(server.admin()
                        .get("/" + realm.name())
                        .path("resetCredentialsFlow")
                        .asText())
                .isEqualTo("reset credentials with live sessions");
        Person ada = realm.person();
        Device laptop = laptop();

        OtherPage update = laptop.visit(app, mailed(laptop, ada)).otherPage();
        Answer answer = laptop.send(app, update.page(), "password-new", NEW_PASSWORD);

        String sid = laptop.tokens(app).redeem(answer.code()).sid();
        new Census(realm, app).shallHold(ada, sid);
    }

    private URI mailed(Device device, Person person) {
        LoginPage login = device.open(app).loginPage();
        OtherPage forgotten = device.visit(app, Links.on(login.page(), "login-actions/reset-credentials"))
                .otherPage();
        device.send(app, forgotten.page(), "username", Map.of("username", person.username()));
        return post.link(person.username() + "@example.org");
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
