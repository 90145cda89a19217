package io.github.livesessions.it.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.agent.AppPage.Told;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Page;
import io.github.livesessions.it.device.TokenAnswer;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.devices.OwnCaller;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Admin;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that watches over its session on one node says at once why the other node has ended it. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
@InBrowser
final class AgentOnTwoNodesIT {

    /** The page's node is the first. */
    private static final int ELSEWHERE = 1;

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Tables tables;
    private final Admin admin;

    AgentOnTwoNodesIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(2, "evict-oldest"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = PageClient.of(realm, "app", apps);
        tables = new Tables(server);
        admin = server.admin(ELSEWHERE);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aPageSaysAtOnceWhyItsSessionEndedOnTheOtherNode(Ending ending, Browsers browsers) {
        Person ada = realm.person();
        AppPage page = AppPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, app, ada);
        Device twin = Device.of(server, page.agent(), Origin.OSLO);
        for (int node = 0; node < server.nodes(); node++) {
            assertThat(twin.at(node).tokens(app).refresh(page.tokens())).isInstanceOf(TokenAnswer.Granted.class);
        }

        ending.act().accept(ada, page);

        long over = System.nanoTime() + AT_ONCE.toNanos();
        Told ended = page.await("ended", AT_ONCE);
        assertThat(ended.field("cause")).isEqualTo(ending.cause());
        assertThat(ended.field("by")).isEqualTo(ending.by());
        assertThat(ended.field("device")).isEqualTo("null"); // an app is told nothing of other devices
        Tokens tokens = page.tokens();
        for (int node = 0; node < server.nodes(); node++) {
            twin.at(node);
            await().atMost(Duration.ofNanos(over - System.nanoTime()))
                    .untilAsserted(() -> assertThat(twin.tokens(app).refresh(tokens))
                            .isInstanceOfSatisfying(TokenAnswer.Refused.class, refused -> {
                                assertThat(refused.status()).isEqualTo(400);
                                assertThat(refused.error()).isEqualTo("invalid_grant");
                            }));
        }
    }

    List<Ending> endings() {
        return List.of(
                new Ending("logged out by its owner", this::logOut, "logout", "you"),
                new Ending("ended by an administrator", this::endByAdmin, "admin", "administrator"),
                new Ending("evicted by another login", this::evict, "evicted", "you"),
                new Ending("its device blocked", this::block, "blocked", "you"),
                new Ending("password changed by its owner", this::changePassword, "password", "you"),
                new Ending("the same, Keycloak's box ticked", this::changeBoxTicked, "password", "you"),
                new Ending("password reset by an administrator", this::reset, "password", "administrator"),
                new Ending("account disabled", this::disable, "disabled", "administrator"));
    }

    private void logOut(Person ada, AppPage page) {
        OwnCaller console = console(ada);

        assertThat(console.delete("me/sessions/" + page.sid()).status()).isEqualTo(204);
    }

    private void endByAdmin(Person ada, AppPage page) {
        admin.delete("/" + realm.name() + "/live-sessions/sessions/" + page.sid());
    }

    private void evict(Person ada, AppPage page) {
        phone().signIn(app, ada);

        phone().login(app, ada).code();
    }

    private void block(Person ada, AppPage page) {
        OwnCaller console = console(ada);

        assertThat(console.put("me/devices/" + deviceOf(page) + "/block").status())
                .isEqualTo(200);
    }

    private void changePassword(Person ada, AppPage page) {
        changePassword(ada, Map.of());
    }

    /** The box on Keycloak's page that ends the other sessions is left ticked. */
    private void changeBoxTicked(Person ada, AppPage page) {
        changePassword(ada, Map.of("logout-sessions", "on"));
    }

    private void changePassword(Person ada, Map<String, String> box) {
        Device phone = phone();
        phone.signIn(app, ada);
        Page form = phone.open(app, "kc_action=UPDATE_PASSWORD").otherPage().page();
        Map<String, String> fields = new HashMap<>(box);
        fields.putAll(Map.of("password-new", "another horse", "password-confirm", "another horse"));

        phone.send(app, form, "password-new", fields);
    }

    private void reset(Person ada, AppPage page) {
        admin.put(
                "/" + realm.name() + "/users/" + ada.id() + "/reset-password",
                Map.of("type", "password", "value", "another horse", "temporary", false));
    }

    private void disable(Person ada, AppPage page) {
        String path = "/" + realm.name() + "/users/" + ada.id();
        ObjectNode account = (ObjectNode) admin.get(path);

        admin.put(path, account.put("enabled", false));
    }

    /** The account console on another device that the owner has proven. */
    private OwnCaller console(Person ada) {
        Household household = new Household(realm, ada);
        Tokens tokens = phone().signIn(Household.console(realm), ada);
        household.prove(household.deviceOf(tokens));
        return new OwnCaller(realm, ELSEWHERE).sending("Authorization", "Bearer " + tokens.access());
    }

    private String deviceOf(AppPage page) {
        return tables.text("select DEVICE_ID from LS_SESSION where ID = ?", page.sid());
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA).at(ELSEWHERE);
    }

    /**
     * One of the ways in which a session ends.
     *
     * @param act what is done on the other node, after what it takes
     */
    record Ending(String name, BiConsumer<Person, AppPage> act, String cause, String by) {

        @Override
        public String toString() {
            return name;
        }
    }
}
