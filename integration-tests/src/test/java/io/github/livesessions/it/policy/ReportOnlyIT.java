package io.github.livesessions.it.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer.Granted;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.history.Chronicle;
import io.github.livesessions.it.limit.Census;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.lock.Thief;
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
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A realm in report-only: nobody notices, and the history tells what would have been done. */
@Keycloak
final class ReportOnlyIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final KeycloakServer server;
    private final Apps apps;

    ReportOnlyIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @Test
    void nobodyGivesWayAndEachIsToldOnce() {
        Realm realm = realm(Policy.limit(1, "evict-oldest"));
        Person ada = realm.person();
        String first = signIn(realm, ada);
        String second = signIn(realm, ada);
        String third = signIn(realm, ada);

        assertThat(told(realm, ada, "would-evict", 2))
                .extracting(event -> event.path("sessionId").asText())
                .containsExactly(first, second);
        assertThat(told(realm, ada, "would-evict", 2))
                .allSatisfy(event -> assertThat(event.path("cause").asText()).isEqualTo("evict-oldest"));
        census(realm).shallHold(ada, first, second, third);
        assertThat(story(realm, ada)).doesNotContain("session-evicted evict-oldest", "alert-raised");
    }

    @Test
    void aFullPlanRefusesNobodyAndWhoWasLetInTakesNoPlace() {
        Realm realm = realm(Policy.limit(1, "refuse"));
        Person ada = realm.person();
        Tokens first = device(Agent.FIREFOX_ON_LINUX).signIn(app(realm), ada);
        String second = signIn(realm, ada);

        assertThat(told(realm, ada, "would-refuse", 1).get(0).path("sessionId").asText())
                .isEqualTo(second);
        realm.shallHold(ada, first.sid(), second);
        assertThat(alerts(ada)).isEmpty();

        AdminCaller.with(realm, realm, "manage-users").delete("sessions/" + first.sid());
        realm.shallHold(ada, second);
        signIn(realm, ada);
        told(realm, ada, "session-started", 3);
        told(realm, ada, "would-refuse", 1);
    }

    @Test
    void aDirectGrantIsRefusedAsLittle() {
        Realm realm = realm(Policy.onePerUser());
        Person ada = realm.person();
        signIn(realm, ada);

        assertThat(device(Agent.named("curl/8.14.1")).tokens(app(realm)).grant(ada))
                .isInstanceOf(Granted.class);

        told(realm, ada, "would-refuse", 1);
    }

    @Test
    void nobodyIsAsked() {
        Realm realm = realm(Policy.onePerUser());
        Person ada = realm.person();
        String first = signIn(realm, ada);

        String second = signIn(realm, ada);

        assertThat(told(realm, ada, "would-ask", 1).get(0).path("cause").asText())
                .isEqualTo("full");
        census(realm).shallHold(ada, first, second);
        assertThat(story(realm, ada)).doesNotContain("multi-session-detected");
    }

    @Test
    void aNoticeIsNotShownEither() {
        Realm realm = realm(Policy.usual().plan("roomy limit=9 notice=always"));
        Person ada = realm.person();
        signIn(realm, ada);
        signIn(realm, ada);

        assertThat(told(realm, ada, "would-ask", 1).get(0).path("cause").asText())
                .isEqualTo("notice");
    }

    @Test
    void aSessionThatWouldHaveBeenReplacedStays() {
        Realm realm = realm(Policy.limit(5, "refuse"));
        Person ada = realm.person();
        Device laptop = device(Agent.FIREFOX_ON_LINUX);
        String before = laptop.signIn(app(realm), ada).sid();

        String after = laptop.restart().signIn(app(realm), ada).sid();

        JsonNode event = told(realm, ada, "would-end", 1).get(0);
        assertThat(event.path("cause").asText()).isEqualTo("replaced");
        assertThat(event.path("sessionId").asText()).isEqualTo(before);
        realm.shallHold(ada, before, after);
    }

    @Test
    void aStolenCookieIsNotLockedAndToldOnce() {
        Realm realm = realm(Policy.limit(5, "refuse").with("on-lock-violation", "end-session"));
        Person ada = realm.person();
        Device laptop = device(Agent.CHROME_ON_WINDOWS);
        Tokens tokens = laptop.signIn(app(realm), ada);
        Device thief = Thief.withAllCookies(laptop, device(Agent.EDGE_ON_WINDOWS));

        assertThat(thief.open(app(realm))).isInstanceOf(Code.class);
        assertThat(thief.open(app(realm), "prompt=none")).isInstanceOf(Code.class);

        JsonNode event = told(realm, ada, "would-lock", 1).get(0);
        assertThat(event.path("cause").asText()).isEqualTo("agent");
        assertThat(event.path("sessionId").asText()).isEqualTo(tokens.sid());
        assertThat(laptop.open(app(realm))).isInstanceOf(Code.class);
        realm.shallHold(ada, tokens.sid());
        assertThat(alerts(ada)).isEmpty();
    }

    @Test
    void aStolenTokenIsNotLockedEither() {
        Realm realm = realm(Policy.limit(5, "refuse"));
        Person ada = realm.person();
        Tokens tokens = device(Agent.CHROME_ON_WINDOWS).signIn(app(realm), ada);

        assertThat(device(Agent.named("curl/8.14.1")).tokens(app(realm)).refresh(tokens))
                .isInstanceOf(Granted.class);

        told(realm, ada, "would-lock", 1);
    }

    @Test
    void aBlockedDeviceLogsInAndIsToldOnce() {
        Realm realm = realm(Policy.limit(5, "refuse"));
        Person ada = realm.person();
        Device phone = device(Agent.SAFARI_ON_IPHONE);
        String before = phone.signIn(app(realm), ada).sid();
        block(realm, ada, before);
        realm.shallHold(ada); // that is done by hand

        String after = phone.signIn(app(realm), ada).sid();

        JsonNode event = told(realm, ada, "would-block", 1).get(0);
        assertThat(event.path("cause").asText()).isEqualTo("blocked-device");
        assertThat(event.path("sessionId").asText()).isEqualTo(after);
        realm.shallHold(ada, after);
        assertThat(story(realm, ada)).doesNotContain("blocked-login-refused blocked-device");
    }

    @Test
    void aNewPasswordEndsNothing() {
        Realm realm = realm(Policy.limit(5, "refuse"));
        Person ada = realm.person();
        String standing = signIn(realm, ada);

        server.admin()
                .put(
                        "/" + realm.name() + "/users/" + ada.id() + "/reset-password",
                        Map.of("type", "password", "value", "another horse", "temporary", false));

        assertThat(told(realm, ada, "would-end", 1).get(0).path("cause").asText())
                .isEqualTo("password");
        realm.shallHold(ada, standing);
    }

    @Test
    void nobodyIsTooIdle() {
        Realm realm = realm(Policy.usual().plan("short limit=5 idle-minutes=5"));
        Person ada = realm.person();
        String standing = signIn(realm, ada);
        Tables tables = new Tables(server);
        await().atMost(SOON)
                .until(() -> tables.change(
                                "update LS_SESSION set LAST_ACTIVITY_AT = LAST_ACTIVITY_AT - 600000 where ID = ?",
                                standing)
                        == 1);

        assertThat(told(realm, ada, "would-end", 1).get(0).path("cause").asText())
                .isEqualTo("idle");
        realm.shallHold(ada, standing);
    }

    @Test
    void toEnforceItEndsNothingUntilTheNextLogin() {
        Realm realm = realm(Policy.limit(1, "evict-oldest"));
        Person ada = realm.person();
        String first = signIn(realm, ada);
        String second = signIn(realm, ada);
        told(realm, ada, "would-evict", 1);
        AdminCaller manager = AdminCaller.with(realm, realm, "manage-realm");
        assertThat(manager.post("policy/apply").body().path("type").asText()).endsWith(":report-only");

        change(realm, "enforcing");

        census(realm).shallHold(ada, first, second);
        String third = device(Agent.FIREFOX_ON_LINUX).signIn(app(realm), ada).sid();
        census(realm).shallHold(ada, third);
        told(realm, ada, "session-evicted", 2);
    }

    @Test
    void toReportOnlyFromNowOnAsksNobodyWhoIsAtThePage() {
        Realm realm = realm(Policy.onePerUser());
        change(realm, "enforcing");
        Person ada = realm.person();
        device(Agent.FIREFOX_ON_LINUX).signIn(app(realm), ada);
        Device phone = device(Agent.SAFARI_ON_IPHONE);
        var page = phone.login(app(realm), ada).choicePage();

        change(realm, "report-only");

        assertThat(phone.press(app(realm), page, "continue-elsewhere")).isInstanceOf(Code.class);
        realm.shallHoldCount(ada, 2);
    }

    @Test
    void anExportCarriesIt() {
        Realm realm = realm(Policy.onePerUser());
        ObjectNode exported = (ObjectNode) server.admin().exportOf(realm.name());
        server.admin().delete("/" + realm.name());
        String copy = "r-" + UUID.randomUUID().toString().substring(0, 8);
        server.admin().post("", exported.put("realm", copy));
        Realm imported = Realm.named(copy, server);
        Person ada = imported.person();

        assertThat(component(imported).at("/config/mode/0").asText()).isEqualTo("report-only");
        signIn(imported, ada);
        signIn(imported, ada);
        told(imported, ada, "would-ask", 1);
    }

    private Realm realm(Policy policy) {
        return RealmDraft.draft()
                .gated(policy.with("mode", "report-only"))
                .client("app", apps)
                .create(server);
    }

    private Client app(Realm realm) {
        return realm.client("app", apps);
    }

    /** On a browser of its own, which no page of ours stops. */
    private String signIn(Realm realm, Person person) {
        return device(Agent.FIREFOX_ON_LINUX)
                .stoppingAtProof()
                .signIn(app(realm), person)
                .sid();
    }

    private Device device(Agent agent) {
        return Device.of(server, agent, Origin.BERLIN);
    }

    private Census census(Realm realm) {
        return new Census(realm, app(realm));
    }

    private void change(Realm realm, String mode) {
        ObjectNode component = component(realm);
        component.withObject("config").putArray("mode").add(mode);
        server.admin()
                .put("/" + realm.name() + "/components/" + component.path("id").asText(), component);
    }

    private ObjectNode component(Realm realm) {
        return (ObjectNode) server.admin()
                .get("/" + realm.name() + "/components?type=io.github.livesessions.registry.policy.PolicyProvider")
                .path(0);
    }

    private void block(Realm realm, Person person, String session) {
        String device = new Tables(server).text("select DEVICE_ID from LS_SESSION where ID = ?", session);
        int status = AdminCaller.with(realm, realm, "manage-users")
                .put("devices/" + device + "/block?user=" + person.id(), "{}")
                .status();
        assertThat(status).isEqualTo(204);
    }

    private List<JsonNode> told(Realm realm, Person person, String type, int times) {
        return chronicle(realm, person).shallHave(times, type);
    }

    private List<String> story(Realm realm, Person person) {
        return chronicle(realm, person).story();
    }

    private static Chronicle chronicle(Realm realm, Person person) {
        return new Chronicle(AdminCaller.with(realm, realm, "view-events"), person);
    }

    private List<String> alerts(Person person) {
        return new Tables(server).texts("select RULE_ID from LS_ALERT where USER_ID = ?", person.id());
    }
}
