package io.github.livesessions.it.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.devices.OwnCaller;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.rest.AdminCaller.Answer;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People read their own history, administrators the realm's, page by page and filtered. */
@Keycloak
final class EventListIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Client second;
    private final AdminCaller auditor;

    EventListIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .client("second", apps)
                .create(server);
        app = realm.client("app", apps);
        second = realm.client("second", apps);
        auditor = AdminCaller.with(realm, realm, "view-events", "view-users");
    }

    @Test
    void aLoginIsToldWithAllThatIsKnownOfIt() {
        Person ada = realm.person();
        Instant before = Instant.now();
        Tokens tokens = device(Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);

        JsonNode event =
                new Chronicle(auditor, ada).shallHave(1, "session-started").get(0);

        assertThat(Instant.parse(event.path("at").asText())).isBetween(before.minusMillis(1), Instant.now());
        assertThat(event.path("userId").asText()).isEqualTo(ada.id());
        assertThat(event.path("username").asText()).isEqualTo(ada.username());
        assertThat(event.path("sessionId").asText()).isEqualTo(tokens.sid());
        assertThat(event.path("device").path("id").asText()).isNotEmpty();
        assertThat(event.path("device").path("type").asText()).isEqualTo("desktop");
        assertThat(event.path("device").path("browser").asText()).isEqualTo("Chrome");
        assertThat(event.path("device").path("os").asText()).isEqualTo("Windows");
        assertThat(event.path("ipAddress").asText()).isEqualTo(Origin.OSLO);
        assertThat(event.path("place").path("countryCode").asText()).isEqualTo("NO");
        assertThat(event.path("place").path("country").asText()).isEqualTo("Norway");
        assertThat(event.path("clientId").asText()).isEqualTo("app");
        assertThat(event.get("actor").isNull()).isTrue();
        assertThat(event.get("cause").isNull()).isTrue();
    }

    @Test
    void filtersLeaveOutTheRest() {
        Person ada = realm.person();
        Device laptop = device(Agent.CHROME_ON_WINDOWS, Origin.OSLO);
        Tokens oslo = laptop.signIn(app, ada);
        Tokens brazil = device(Agent.SAFARI_ON_IPHONE, Origin.BRAZIL).signIn(second, ada);
        new Chronicle(auditor, ada).shallHave(2, "session-started");
        String deviceOfOslo = new Tables(server).text("select DEVICE_ID from LS_SESSION where ID = ?", oslo.sid());
        String started = "events?type=session-started&user=" + ada.id();

        assertThat(sids(started + "&country=NO")).isEqualTo(oslo.sid());
        assertThat(sids(started + "&client=second")).isEqualTo(brazil.sid());
        assertThat(sids(started + "&device=" + deviceOfOslo)).isEqualTo(oslo.sid());
        assertThat(sids(started + "&ip=" + Origin.BRAZIL)).isEqualTo(brazil.sid());
        assertThat(sids(started + "&ip=203.0.113.0/24")).isEqualTo(brazil.sid());
        assertThat(sids(started + "&ip=198.51.0.0/16")).isEqualTo(oslo.sid());
        assertThat(sids(started + "&ip=::/0")).isEqualTo(brazil.sid() + ' ' + oslo.sid());
        assertThat(sids(started + "&ip=2001:db8::/32")).isEmpty();
        String then =
                auditor.get(started + "&country=NO").items().get(0).path("at").asText();
        assertThat(sids(started + "&to=" + then)).isEmpty();
        assertThat(sids(started + "&from=" + then)).isEqualTo(brazil.sid() + ' ' + oslo.sid());
        assertThat(auditor.get("events?type=device-new,session-started&user=" + ada.id())
                        .items())
                .hasSize(4);
    }

    @Test
    void pagesShowEveryEventOnce() {
        Person ada = realm.person();
        for (int i = 0; i < 3; i++) {
            device(Agent.FIREFOX_ON_LINUX, Origin.PARIS).signIn(app, ada);
        }
        String started = "events?max=2&type=session-started&user=" + ada.id();
        new Chronicle(auditor, ada).shallHave(3, "session-started");

        Answer first = auditor.get(started);
        Answer second =
                auditor.get(started + "&after=" + first.body().path("next").asText());

        assertThat(first.ids()).hasSize(2);
        assertThat(second.ids()).hasSize(1).doesNotContainAnyElementsOf(first.ids());
        assertThat(second.body().get("next").isNull()).isTrue();
    }

    @Test
    void peopleReadTheirOwnAndNobodyElses() {
        Household ada = new Household(realm, realm.person());
        Household bob = new Household(realm, realm.person());
        bob.unproven(device(Agent.FIREFOX_ON_LINUX, Origin.OSLO));
        OwnCaller laptop = ada.unproven(device(Agent.CHROME_ON_WINDOWS, Origin.PARIS));

        await().untilAsserted(() -> assertThat(
                        laptop.get("me/events?type=session-started").items())
                .hasSize(1)
                .allMatch(event ->
                        event.path("userId").asText().equals(ada.person().id())));

        assertThat(laptop.get("me/events").header("Cache-Control")).isEqualTo("no-store");
        assertThat(laptop.get("me/events?user=" + bob.person().id()).status()).isEqualTo(400);
        assertThat(OwnCaller.with(realm, null).get("me/events").status()).isEqualTo(401);
    }

    @Test
    void thatAnAdministratorReadsItIsToldOnceAnHour() {
        Household ada = new Household(realm, realm.person());
        OwnCaller laptop = ada.unproven(device(Agent.CHROME_ON_WINDOWS, Origin.PARIS));
        AdminCaller curious = AdminCaller.with(realm, realm, "view-events");

        for (int i = 0; i < 3; i++) {
            assertThat(curious.get("events?user=" + ada.person().id()).status()).isEqualTo(200);
        }

        await().untilAsserted(() -> assertThat(
                        laptop.get("me/events?type=history-viewed").items())
                .hasSize(1)
                .allMatch(event -> event.path("actor").path("kind").asText().equals("administrator")
                        && !event.path("actor").has("id")));
    }

    @Test
    void whoMayNotViewEventsReadsNothing() {
        AdminCaller viewer = AdminCaller.with(realm, realm, "view-users");

        assertThat(viewer.get("events").status()).isEqualTo(403);
        assertThat(viewer.get("export").status()).isEqualTo(403);
        assertThat(AdminCaller.nobody(realm).get("events").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=login|type",
                "from=yesterday|from",
                "ip=example.org|ip",
                "ip=192.0.2.0/33|ip",
                "ip=0192.0.2.1|ip",
                "country=Norway|country",
                "client=nothing|client",
                "max=0|max",
                "after=x|after"
            })
    void aParameterThatIsNotUnderstoodIsNamed(String query, String field) {
        Answer answer = auditor.get("events?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("field").asText()).isEqualTo(field);
    }

    private String sids(String query) {
        Answer answer = auditor.get(query);
        assertThat(answer.status()).isEqualTo(200);
        return String.join(
                " ",
                answer.items().stream()
                        .map(item -> item.path("sessionId").asText())
                        .toList());
    }

    private Device device(Agent agent, String address) {
        return Device.of(server, agent, address);
    }
}
