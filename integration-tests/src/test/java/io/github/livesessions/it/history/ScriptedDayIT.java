package io.github.livesessions.it.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.ChoicePage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.devices.OwnCaller;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A day of one person, and the whole history of it: nothing missing, nothing twice, right causes, right places. */
@Keycloak
final class ScriptedDayIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Client second;
    private final AdminCaller admin;
    private final Tables tables;

    ScriptedDayIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.usual()
                        .plan("pair limit=2 when-full=evict-oldest")
                        .plan("single limit=1 when-full=ask")
                        .plan("brief limit=2 when-full=refuse idle-minutes=1")
                        .with("default-plan", "pair"))
                .withDeviceStep()
                .client("app", apps)
                .client("second", apps)
                .create(server);
        realm.declarePlan();
        tables = new Tables(server);
        app = realm.client("app", apps);
        second = realm.client("second", apps);
        admin = AdminCaller.with(realm, realm, "view-events", "manage-users");
    }

    @Test
    void theWholeDayIsTold() {
        Household ada = new Household(realm, realm.person());
        Person person = ada.person();
        Chronicle chronicle = new Chronicle(admin, person);

        // two devices in two places, and a third that takes the first one's place
        Device laptop = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
        Tokens first = laptop.signIn(app, person);
        Device phone = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.PARIS);
        Tokens onPhone = phone.signIn(app, person);
        String phonesDevice = ada.deviceOf(onPhone);
        Device tablet = Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
        Tokens onTablet = tablet.signIn(app, person);
        shallStand(person, onPhone.sid(), onTablet.sid());

        // on a smaller plan the first device asks, and goes on alone
        realm.change(person, Map.of("attributes", Map.of("plan", List.of("single"))));
        ChoicePage choice = laptop.login(app, person).choicePage();
        Tokens here = laptop.tokens(app)
                .redeem(laptop.press(app, choice, "continue-here").code());
        shallStand(person, here.sid());

        // it blocks the phone, which is refused from then on
        ada.prove(ada.deviceOf(here));
        OwnCaller caller = OwnCaller.with(realm, access(laptop));
        assertThat(caller.put("me/devices/" + phonesDevice + "/block").status()).isEqualTo(200);
        assertThat(phone.login(app, person)).isInstanceOf(Answer.ErrorPage.class);

        // somebody has its cookies, on another browser
        assertThat(Thief.withAllCookies(laptop, Device.of(server, Agent.EDGE_ON_WINDOWS, Origin.OSAKA))
                        .open(second))
                .isInstanceOf(Answer.LoginPage.class);

        // an administrator logs the person out; the person comes back, and leaves
        assertThat(admin.post("users/" + person.id() + "/logout-everywhere").status())
                .isEqualTo(204);
        shallStand(person);
        Tokens again = laptop.signIn(app, person);
        assertThat(OwnCaller.with(realm, access(laptop))
                        .post("me/logout-everywhere", "")
                        .status())
                .isEqualTo(204);
        shallStand(person);

        // a new password ends what stands elsewhere; where it was set, nobody does anything any more
        realm.change(person, Map.of("attributes", Map.of("plan", List.of("brief"))));
        Tokens elsewhere = tablet.signIn(app, person);
        Tokens last = laptop.signIn(app, person);
        setPassword(laptop);
        shallStand(person, last.sid());
        idle(last);
        shallStand(person);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(chronicle.story())
                        .containsExactlyInAnyOrder(
                                "device-new",
                                "session-started",
                                "device-new",
                                "session-started",
                                "device-new",
                                "session-started",
                                "session-evicted evict-oldest",
                                "session-ended evicted",
                                "alert-raised ended-by-another",
                                "multi-session-detected",
                                "session-choice continue-here",
                                "session-started",
                                "session-ended choice",
                                "session-ended choice",
                                "alert-raised ended-by-another",
                                "alert-raised ended-by-another",
                                "device-blocked account",
                                "blocked-login-refused blocked-device",
                                "alert-raised blocked-device",
                                "lock-violation agent",
                                "alert-raised lock-violation",
                                "session-ended admin",
                                "alert-raised ended-by-another",
                                "logged-out-everywhere admin",
                                "session-started",
                                "session-ended logout-everywhere",
                                "logged-out-everywhere",
                                "session-started",
                                "session-started",
                                "session-ended password",
                                "session-ended idle"));
        List<JsonNode> events = chronicle.events();
        assertThat(of(events, "session-started"))
                .extracting(event -> event.path("sessionId").asText())
                .containsExactly(
                        first.sid(),
                        onPhone.sid(),
                        onTablet.sid(),
                        here.sid(),
                        again.sid(),
                        elsewhere.sid(),
                        last.sid());
        assertThat(of(events, "session-started"))
                .extracting(ScriptedDayIT::country)
                .containsExactly("NO", "FR", "DE", "NO", "NO", "DE", "NO");
        // each session ends once, on its device and where it began
        assertThat(of(events, "session-ended"))
                .extracting(event -> event.path("sessionId").asText())
                .containsExactlyInAnyOrder(
                        first.sid(),
                        onPhone.sid(),
                        onTablet.sid(),
                        here.sid(),
                        again.sid(),
                        elsewhere.sid(),
                        last.sid());
        assertThat(of(events, "session-ended"))
                .extracting(ScriptedDayIT::country)
                .containsExactlyInAnyOrder("NO", "FR", "DE", "NO", "NO", "DE", "NO");
        assertThat(of(events, "session-ended"))
                .filteredOn(event -> event.path("cause").asText().equals("idle"))
                .extracting(event -> event.path("sessionId").asText())
                .containsExactly(last.sid());
        assertThat(of(events, "session-ended"))
                .allMatch(event -> !event.path("device").path("id").isNull());
        assertThat(country(of(events, "lock-violation").get(0))).isEqualTo("JP");
        assertThat(country(of(events, "blocked-login-refused").get(0))).isEqualTo("FR");
        assertThat(events).extracting(event -> event.path("id").asText()).doesNotHaveDuplicates();
    }

    /** Keycloak's own logout: what it tells of is no more than an id, and the history knows the rest. */
    @Test
    void aPlainLogoutIsToldWithItsDeviceAndPlace() {
        Person bob = realm.person();
        Device laptop = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSAKA);
        Tokens tokens = laptop.signIn(app, bob);
        laptop.tokens(app).logout(tokens);

        JsonNode ended = new Chronicle(admin, bob).shallHave(1, "session-ended").get(0);

        assertThat(ended.path("cause").asText()).isEqualTo("logout");
        assertThat(ended.path("sessionId").asText()).isEqualTo(tokens.sid());
        assertThat(country(ended)).isEqualTo("JP");
        assertThat(ended.path("device").path("browser").asText()).isEqualTo("Chrome");
        assertThat(ended.path("clientId").asText()).isEqualTo("app");
        assertThat(ended.path("ipAddress").asText()).isEqualTo(Origin.OSAKA);
    }

    @Test
    void aPlanThatRefusesTellsOfIt() {
        Realm strict = RealmDraft.draft().gated(Policy.limit(1, "refuse")).create(server);
        Person bob = strict.person();
        Client cli = new Client(strict.url(), "admin-cli", strict.url(), null);
        Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.OSLO)
                .tokens(cli)
                .grant(bob)
                .tokens();
        Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.PARIS)
                .tokens(cli)
                .grant(bob)
                .refused();
        AdminCaller auditor = AdminCaller.with(strict, strict, "view-events");

        JsonNode refused =
                new Chronicle(auditor, bob).shallHave(1, "limit-refused").get(0);

        assertThat(country(refused)).isEqualTo("FR");
        assertThat(refused.path("device").path("browser").asText()).isEqualTo("Firefox");
    }

    @Test
    void changesOfThePolicyAreTold() {
        Realm later = RealmDraft.draft().create(server);
        later.gate(Policy.limit(3, "refuse"));
        AdminCaller auditor = AdminCaller.with(later, later, "view-events");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                auditor.get("events?type=policy-changed").items())
                        .hasSize(1)
                        .allMatch(event -> event.path("cause").asText().equals("created")
                                && event.path("actor").path("kind").asText().equals("administrator")
                                && !event.path("actor").path("id").asText().isEmpty()));
    }

    /** With pseudonyms, the history tells one address from another, and finds both, but does not name them. */
    @Test
    void pseudonymsTakeThePlaceOfAddressesAndDevices() {
        Realm shy = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse").with("pseudonymize", "on"))
                .create(server);
        Person bob = shy.person();
        Client cli = new Client(shy.url(), "admin-cli", shy.url(), null);
        Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.OSLO)
                .tokens(cli)
                .grant(bob)
                .tokens();
        Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.PARIS)
                .tokens(cli)
                .grant(bob)
                .tokens();
        AdminCaller auditor = AdminCaller.with(shy, shy, "view-events");

        List<JsonNode> started = new Chronicle(auditor, bob).shallHave(2, "session-started");

        assertThat(started)
                .extracting(event -> event.path("ipAddress").asText())
                .allMatch(address -> address.matches("p:[-_A-Za-z0-9]{22}"))
                .doesNotHaveDuplicates();
        assertThat(started)
                .allMatch(event -> event.path("device").path("id").asText().startsWith("p:"));
        assertThat(auditor.get("events?type=session-started&ip=" + Origin.OSLO).ids())
                .containsExactly(started.get(0).path("id").asText());
        String device = Objects.requireNonNull(
                tables.text("select min(DEVICE_ID) from LS_SESSION where USER_ID = ?", bob.id()));
        assertThat(auditor.get("events?type=session-started&device=" + device).ids())
                .hasSize(2);
        assertThat(new Dump(server).rows())
                .filteredOn(row -> row.toUpperCase(Locale.ROOT).startsWith("LS_EVENT") && row.contains(bob.id()))
                .noneMatch(row -> row.contains(Origin.OSLO) || row.contains(device));
    }

    /** Lets time pass; again, where a login's use of its session was noted only now. */
    private void idle(Tokens tokens) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> tables.change(
                                "update LS_SESSION set LAST_ACTIVITY_AT = ? where ID = ?",
                                Instant.now().minus(Duration.ofMinutes(2)).toEpochMilli(),
                                tokens.sid())
                        == 0);
    }

    private void setPassword(Device device) {
        device.send(
                app,
                device.open(app, "kc_action=UPDATE_PASSWORD").otherPage().page(),
                "password-new",
                Map.of("password-new", "another horse", "password-confirm", "another horse"));
    }

    /** Single sign-on to the account console, in the session that stands. */
    private String access(Device device) {
        Client console = Household.console(realm);
        return device.tokens(console).redeem(device.open(console).code()).access();
    }

    /** How soon is another test's matter. */
    private void shallStand(Person person, String... sids) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(realm.sessions(person)).containsExactlyInAnyOrder(sids));
    }

    private static List<JsonNode> of(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    private static String country(JsonNode event) {
        return event.path("place").path("countryCode").asText();
    }
}
