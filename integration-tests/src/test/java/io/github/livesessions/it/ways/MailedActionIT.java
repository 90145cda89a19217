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
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Census;
import io.github.livesessions.it.mail.PostOffice;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Links by mail: those that go on with a login are held to the limit, those that only act open no session. */
@Keycloak(database = Database.POSTGRESQL)
final class MailedActionIT {

    private final KeycloakServer server;
    private final PostOffice post = PostOffice.open();
    private final Realm realm;
    private final Client app;
    private final Census census;

    MailedActionIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .with("verifyEmail", true)
                .with("smtpServer", post.address(server))
                .gated(Policy.onePerUser())
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        census = new Census(realm, app);
    }

    @AfterAll
    void close() {
        post.close();
    }

    @Test
    void anAddressVerifiedWithinALoginIsAskedLikeAnyOther() {
        Person ada = realm.person();
        Device phone = phone();
        Tokens standing = phone.signIn(app, ada);
        realm.change(ada, Map.of("emailVerified", false));
        Device laptop = laptop();
        ChoicePage choice = laptop.login(app, ada).choicePage();
        assertThat(laptop.press(app, choice, "continue-here")).isInstanceOf(OtherPage.class);
        census.shallHold(ada, standing.sid());

        Tokens here = laptop.tokens(app)
                .redeem(laptop.visit(app, post.link(address(ada))).code());

        census.shallHold(ada, here.sid());
        assertThat(phone.tokens(app).refresh(standing).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void anAddressVerifiedInAnotherBrowserOpensNoSession() {
        Person ada = realm.person();
        Tokens standing = phone().signIn(app, ada);
        realm.change(ada, Map.of("emailVerified", false));
        Device laptop = laptop();
        laptop.press(app, laptop.login(app, ada).choicePage(), "continue-here").otherPage();
        Device mailReader = Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);

        OtherPage confirm = mailReader.visit(app, post.link(address(ada))).otherPage();
        Answer done = mailReader.visit(app, Links.on(confirm.page(), "action-token"));

        assertThat(done).isInstanceOf(OtherPage.class);
        assertThat(mailReader.open(app)).isInstanceOf(LoginPage.class);
        census.shallHold(ada, standing.sid());
    }

    @Test
    void actionsThatAnAdminMailedAreDoneWithoutASessionAndWithoutAQuestion() {
        Person ada = realm.person();
        Tokens standing = phone().signIn(app, ada);
        Device laptop = laptop();

        OtherPage profile = begin(laptop, ada, "UPDATE_PROFILE");
        Answer done = laptop.send(
                app,
                profile.page(),
                "lastName",
                Map.of("firstName", "Ada", "lastName", "Byron", "email", address(ada)));

        assertThat(done).isInstanceOf(OtherPage.class);
        assertThat(laptop.open(app)).isInstanceOf(LoginPage.class);
        census.shallHold(ada, standing.sid());
    }

    @Test
    void aPasswordThatAnAdminHadSetAnewEndsAllSessions() {
        Person ada = realm.person();
        Device phone = phone();
        Tokens standing = phone.signIn(app, ada);
        Device laptop = laptop();

        OtherPage update = begin(laptop, ada, "UPDATE_PASSWORD");
        Answer done = laptop.send(
                app,
                update.page(),
                "password-new",
                Map.of("password-new", "another horse", "password-confirm", "another horse"));

        assertThat(done).isInstanceOf(OtherPage.class);
        census.shallHold(ada);
        assertThat(phone.tokens(app).refresh(standing).refused().error()).isEqualTo("invalid_grant");
    }

    private OtherPage begin(Device device, Person person, String action) {
        server.admin().put("/" + realm.name() + "/users/" + person.id() + "/execute-actions-email", List.of(action));
        OtherPage confirm = device.visit(app, post.link(address(person))).otherPage();
        return device.visit(app, Links.on(confirm.page(), "action-token")).otherPage();
    }

    private static String address(Person person) {
        return person.username() + "@example.org";
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
    }
}
