package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.LoginPage;
import io.github.livesessions.it.device.Answer.OtherPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password reset ends all sessions first, and the limit never refuses it. */
@Keycloak(database = Database.POSTGRESQL)
final class PasswordResetIT {

    private static final Duration DELIVERED = Duration.ofSeconds(10);
    private static final Map<String, String> NEW_PASSWORD =
            Map.of("password-new", "another horse", "password-confirm", "another horse");

    private final KeycloakServer server;
    private final Apps apps;
    private final PostOffice post = PostOffice.open();

    PasswordResetIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @AfterAll
    void close() {
        post.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "refuse", "evict-oldest", "evict-least-active"})
    void isNeverAskedNorRefusedAndEndsAllOthers(String whenFull) {
        Realm realm = gated(Policy.limit(2, whenFull));
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Tokens first = phone().signIn(app, ada);
        Tokens offline = device(Agent.FIREFOX_ON_LINUX).signIn(app, ada, "scope=openid offline_access");
        Device laptop = laptop();

        OtherPage update = laptop.visit(app, mailed(laptop, app, ada)).otherPage();
        Answer answer = laptop.send(app, update.page(), "password-new", NEW_PASSWORD);

        Tokens here = laptop.tokens(app).redeem(answer.code());
        new Census(realm, app).shallHold(ada, here.sid());
        assertThat(laptop.tokens(app).refresh(first).refused().error()).isEqualTo("invalid_grant");
        assertThat(laptop.tokens(app).refresh(offline).refused().error()).isEqualTo("invalid_grant");
        await().atMost(DELIVERED)
                .untilAsserted(() -> assertThat(causes(ada, "session-ended")).containsExactly("password", "password"));
    }

    @Test
    void finishedInAnotherBrowserItEndsAllAndOpensNone() {
        Realm realm = gated(Policy.onePerUser());
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device phone = phone();
        Tokens standing = phone.signIn(app, ada);
        URI link = mailed(laptop(), app, ada);
        Device mailReader = device(Agent.FIREFOX_ON_LINUX);

        OtherPage update = mailReader.visit(app, link).otherPage();
        Answer done = mailReader.send(app, update.page(), "password-new", NEW_PASSWORD);

        assertThat(done).isInstanceOf(OtherPage.class);
        new Census(realm, app).shallHold(ada);
        assertThat(phone.tokens(app).refresh(standing).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void withinALiveSessionItEndsTheOthersAndGoesOnInThatOne() {
        Realm realm = gated(Policy.limit(2, "ask"));
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device phone = phone();
        Tokens other = phone.signIn(app, ada);
        Device laptop = laptop();
        Tokens own = laptop.signIn(app, ada);
        LoginPage again = laptop.open(app, "prompt=login").loginPage();

        // who it is, is known: the letter is on its way at once
        laptop.visit(app, Links.on(again.page(), "login-actions/reset-credentials"));
        OtherPage update =
                laptop.visit(app, post.link(ada.username() + "@example.org")).otherPage();
        Tokens after = laptop.tokens(app)
                .redeem(laptop.send(app, update.page(), "password-new", NEW_PASSWORD)
                        .code());

        assertThat(after.sid()).isEqualTo(own.sid());
        new Census(realm, app).shallHold(ada, own.sid());
        assertThat(phone.tokens(app).refresh(other).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void begunAndGivenUpItIsNoWayPastTheLimit() {
        Realm realm = gated(Policy.onePerUser());
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Tokens standing = phone().signIn(app, ada);
        Device laptop = laptop();
        OtherPage forgotten = forgotten(laptop, app, laptop.open(app).loginPage());

        LoginPage back = laptop.visit(app, Links.on(forgotten.page(), "login-actions/authenticate"))
                .loginPage();
        Answer answer = laptop.enter(app, back, ada);

        assertThat(answer.choicePage().text()).contains("Safari");
        new Census(realm, app).shallHold(ada, standing.sid());
    }

    @Test
    void aRealmThatIsNotGatedKeepsItsSessions() {
        Realm realm = draft().create(server);
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Tokens standing = phone().signIn(app, ada);
        Device laptop = laptop();

        OtherPage update = laptop.visit(app, mailed(laptop, app, ada)).otherPage();
        Tokens here = laptop.tokens(app)
                .redeem(laptop.send(app, update.page(), "password-new", NEW_PASSWORD)
                        .code());

        realm.shallHold(ada, standing.sid(), here.sid());
    }

    private URI mailed(Device device, Client app, Person person) {
        OtherPage forgotten = forgotten(device, app, device.open(app).loginPage());
        device.send(app, forgotten.page(), "username", Map.of("username", person.username()));
        return post.link(person.username() + "@example.org");
    }

    private static OtherPage forgotten(Device device, Client app, LoginPage login) {
        return device.visit(app, Links.on(login.page(), "login-actions/reset-credentials"))
                .otherPage();
    }

    private List<String> causes(Person person, String type) {
        return new Tables(server).texts("select CAUSE from LS_EVENT where USER_ID = ? and TYPE = ?", person.id(), type);
    }

    private Realm gated(Policy policy) {
        return draft().gated(policy).create(server);
    }

    private RealmDraft draft() {
        return RealmDraft.draft()
                .with("resetPasswordAllowed", true)
                .with("smtpServer", post.address(server))
                .client("app", apps);
    }

    private Device laptop() {
        return device(Agent.CHROME_ON_WINDOWS);
    }

    private Device phone() {
        return device(Agent.SAFARI_ON_IPHONE);
    }

    private Device device(Agent agent) {
        return Device.of(server, agent, Origin.OSLO);
    }
}
