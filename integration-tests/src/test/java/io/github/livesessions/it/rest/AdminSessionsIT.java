package io.github.livesessions.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer.Refused;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller.Answer;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Administrators see the sessions of their realm, page by page, and end them. */
@Keycloak
final class AdminSessionsIT {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final KeycloakServer server;
    private final Realm realm;
    private final Realm other;
    private final Client app;
    private final Client second;
    private final AdminCaller manager;

    AdminSessionsIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .client("second", apps)
                .create(server);
        other = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        second = realm.client("second", apps);
        manager = AdminCaller.with(realm, realm, "manage-users");
    }

    @Test
    void aSessionIsShownWithAllThatIsKnownOfIt() {
        Person ada = realm.person();
        Instant before = Instant.now();
        Tokens laptop = device(Agent.CHROME_ON_WINDOWS).signIn(app, ada);
        Tokens phone = device(Agent.SAFARI_ON_IPHONE).signIn(second, ada);

        Answer answer = manager.get("sessions?user=" + ada.id());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).startsWith("application/json");
        assertThat(answer.caching()).isEqualTo("no-store");
        assertThat(answer.ids()).containsExactly(phone.sid(), laptop.sid());
        assertThat(answer.body().path("next").isNull()).isTrue();
        JsonNode session = answer.items().get(1);
        assertThat(session.path("userId").asText()).isEqualTo(ada.id());
        assertThat(session.path("username").asText()).isEqualTo(ada.username());
        assertThat(session.path("kind").asText()).isEqualTo("session");
        assertThat(session.path("state").asText()).isEqualTo("unchecked");
        assertThat(session.path("current").isBoolean()).isTrue();
        assertThat(session.path("current").asBoolean()).isFalse();
        assertThat(session.path("plan").asText()).isEqualTo("single");
        assertThat(session.get("place").isNull()).isTrue();
        assertThat(session.path("ipAddress").asText()).isEqualTo(Origin.UNKNOWN);
        assertThat(session.path("clients").path(0).asText()).isEqualTo("app");
        assertThat(Instant.parse(session.path("startedAt").asText())).isBetween(before, Instant.now());
        assertThat(session.path("lastActivityAt").asText())
                .isEqualTo(session.path("lastSeenAt").asText());
        assertThat(Instant.parse(session.path("expiresAt").asText()))
                .isEqualTo(Instant.parse(session.path("startedAt").asText()).plus(Duration.ofHours(10)));
        JsonNode device = session.path("device");
        assertThat(device.path("id").asText()).isNotEmpty();
        assertThat(device.path("type").asText()).isEqualTo("desktop");
        assertThat(device.path("browser").asText()).isEqualTo("Chrome");
        assertThat(device.path("os").asText()).isEqualTo("Windows");
        assertThat(device.get("name").isNull()).isTrue();
        assertThat(device.get("trusted").asBoolean(true)).isFalse();
        assertThat(device.get("proven").asBoolean(true)).isFalse();
        assertThat(device.get("blocked").asBoolean(true)).isFalse();
    }

    @Test
    void aKnownPlaceIsShownAndCanBeFilteredByItsCountry() {
        Person ada = realm.person();
        String inOslo = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO)
                .signIn(app, ada)
                .sid();
        device(Agent.FIREFOX_ON_LINUX).signIn(app, ada);

        Answer answer = manager.get("sessions?country=NO&user=" + ada.id());

        assertThat(answer.ids()).containsExactly(inOslo);
        JsonNode place = answer.items().get(0).path("place");
        assertThat(place.path("country").asText()).isEqualTo("Norway");
        assertThat(place.path("countryCode").asText()).isEqualTo("NO");
        assertThat(place.path("latitude").asDouble()).isEqualTo(59.9139);
        assertThat(place.path("longitude").asDouble()).isEqualTo(10.7522);
    }

    @Test
    void pagesShowEverySessionOnceNewestFirst() {
        Person ada = realm.person();
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            started.add(0, device(Agent.FIREFOX_ON_LINUX).signIn(app, ada).sid());
        }

        Answer first = manager.get("sessions?max=2&user=" + ada.id());
        // what comes while somebody turns the pages does not push anything over to the next one
        device(Agent.CHROME_ON_ANDROID).signIn(app, ada);
        Answer middle = manager.get("sessions?max=2&user=" + ada.id() + "&after=" + next(first));
        Answer last = manager.get("sessions?max=2&user=" + ada.id() + "&after=" + next(middle));

        assertThat(first.ids()).isEqualTo(started.subList(0, 2));
        assertThat(middle.ids()).isEqualTo(started.subList(2, 4));
        assertThat(last.ids()).isEqualTo(started.subList(4, 5));
        assertThat(last.body().get("next").isNull()).isTrue();
    }

    @Test
    void aPageThatIsJustFullIsTheLastOne() {
        Person ada = realm.person();
        device(Agent.FIREFOX_ON_LINUX).signIn(app, ada);
        device(Agent.CHROME_ON_WINDOWS).signIn(app, ada);

        Answer answer = manager.get("sessions?max=2&user=" + ada.id());

        assertThat(answer.ids()).hasSize(2);
        assertThat(answer.body().get("next").isNull()).isTrue();
    }

    @Test
    void filtersLeaveOutTheRest() {
        Person ada = realm.person();
        String online = device(Agent.FIREFOX_ON_LINUX).signIn(app, ada).sid();
        String offline = device(Agent.CHROME_ON_WINDOWS)
                .signIn(second, ada, "scope=openid offline_access")
                .sid();
        String one = "sessions?user=" + ada.id();

        assertThat(manager.get(one + "&client=app").ids()).containsExactly(online);
        assertThat(manager.get(one + "&client=second").ids()).containsExactly(offline);
        assertThat(manager.get(one + "&kind=session").ids()).containsExactly(online);
        assertThat(manager.get(one + "&kind=offline-token").ids()).containsExactly(offline);
        assertThat(manager.get(one + "&country=NO").ids()).isEmpty();
        assertThat(manager.get("sessions").ids()).contains(online, offline);
    }

    @Test
    void anEndedSessionIsOverAndGoneFromTheList() {
        Person ada = realm.person();
        Device laptop = device(Agent.CHROME_ON_WINDOWS);
        Device phone = device(Agent.SAFARI_ON_IPHONE);
        Tokens ended = laptop.signIn(app, ada);
        Tokens left = phone.signIn(app, ada);

        Answer answer = manager.delete("sessions/" + ended.sid());

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.caching()).isEqualTo("no-store");
        assertThat(manager.get("sessions?user=" + ada.id()).ids()).containsExactly(left.sid());
        await().atMost(SOON).untilAsserted(() -> assertThat(realm.sessions(ada)).containsExactly(left.sid()));
        Refused refused = laptop.tokens(app).refresh(ended).refused();
        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(phone.tokens(app).refresh(left).tokens().sid()).isEqualTo(left.sid());
        assertThat(manager.delete("sessions/" + ended.sid()).status()).isEqualTo(404);
        assertThat(realm.events(ada, "LOGOUT")
                        .get(0)
                        .path("details")
                        .path("live_sessions_cause")
                        .asText())
                .isEqualTo("admin");
        assertThat(adminEvents("DELETE", "USER_SESSION")).contains("live-sessions/sessions/" + ended.sid());
    }

    @Test
    void anOfflineSessionEndsLikeAnyOther() {
        Person ada = realm.person();
        Device laptop = device(Agent.CHROME_ON_WINDOWS);
        Tokens offline = laptop.signIn(app, ada, "scope=openid offline_access");

        assertThat(manager.delete("sessions/" + offline.sid()).status()).isEqualTo(204);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(realm.offlineSessions(ada, app)).isEmpty());
        assertThat(laptop.tokens(app).refresh(offline).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void loggingOutEverywhereEndsAllOfOneUserAndNobodyElses() {
        Person ada = realm.person();
        Person bob = realm.person();
        Device laptop = device(Agent.CHROME_ON_WINDOWS);
        Tokens online = laptop.signIn(app, ada);
        device(Agent.FIREFOX_ON_LINUX).signIn(app, ada, "scope=openid offline_access");
        Tokens bobs = device(Agent.FIREFOX_ON_LINUX).signIn(app, bob);
        Instant before = Instant.now().minusSeconds(1);

        Answer answer = manager.post("users/" + ada.id() + "/logout-everywhere");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(manager.get("sessions?user=" + ada.id()).ids()).isEmpty();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(realm.sessions(ada)).isEmpty();
            assertThat(realm.offlineSessions(ada, app)).isEmpty();
        });
        assertThat(laptop.tokens(app).refresh(online).refused().error()).isEqualTo("invalid_grant");
        assertThat(realm.sessions(bob)).containsExactly(bobs.sid());
        long notBefore = server.admin()
                .get("/" + realm.name() + "/users/" + ada.id())
                .path("notBefore")
                .asLong();
        assertThat(Instant.ofEpochSecond(notBefore)).isBetween(before, Instant.now());
        assertThat(adminEvents("ACTION", "USER")).contains("live-sessions/users/" + ada.id() + "/logout-everywhere");
    }

    @Test
    void whoMayViewUsersSeesAndEndsNothing() {
        Person ada = realm.person();
        Tokens tokens = device(Agent.CHROME_ON_WINDOWS).signIn(app, ada);
        AdminCaller viewer = AdminCaller.with(realm, realm, "view-users");

        assertThat(viewer.get("sessions?user=" + ada.id()).ids()).containsExactly(tokens.sid());
        assertForbidden(viewer.delete("sessions/" + tokens.sid()));
        assertForbidden(viewer.post("users/" + ada.id() + "/logout-everywhere"));
        assertThat(realm.sessions(ada)).containsExactly(tokens.sid());
    }

    @Test
    void whoMayOnlySearchForUsersIsShownNobody() {
        Person ada = realm.person();
        device(Agent.CHROME_ON_WINDOWS).signIn(app, ada);
        AdminCaller searcher = AdminCaller.with(realm, realm, "query-users");

        assertThat(searcher.get("sessions").items()).isEmpty();
        assertForbidden(searcher.get("sessions?user=" + ada.id()));
    }

    @Test
    void whoHasNoRoleIsToldNothing() {
        Person ada = realm.person();
        Tokens tokens = device(Agent.CHROME_ON_WINDOWS).signIn(app, ada);
        AdminCaller nobody = AdminCaller.with(realm, realm);

        assertForbidden(nobody.get("sessions"));
        assertForbidden(nobody.get("sessions?max=0"));
        assertForbidden(nobody.delete("sessions/" + tokens.sid()));
        assertForbidden(nobody.delete("sessions/unknown"));
        assertForbidden(nobody.post("users/" + ada.id() + "/logout-everywhere"));
        assertForbidden(nobody.post("users/unknown/logout-everywhere"));
        assertThat(AdminCaller.nobody(realm).get("sessions").status()).isEqualTo(401);
        assertThat(realm.sessions(ada)).containsExactly(tokens.sid());
    }

    @Test
    void anotherRealmsSessionsAreNotFound() {
        Person ada = realm.person();
        Tokens tokens = device(Agent.CHROME_ON_WINDOWS).signIn(app, ada);
        AdminCaller elsewhere = AdminCaller.with(other, other, "manage-users");

        assertNotFound(elsewhere.delete("sessions/" + tokens.sid()), "session");
        assertNotFound(elsewhere.post("users/" + ada.id() + "/logout-everywhere"), "user");
        assertNotFound(elsewhere.get("sessions?user=" + ada.id()), "user");
        assertNotFound(elsewhere.get("sessions?client=second"), "client");
        assertThat(elsewhere.get("sessions").ids()).doesNotContain(tokens.sid());
        // a token of one realm opens no other
        assertThat(AdminCaller.with(other, realm, "manage-users")
                        .get("sessions")
                        .status())
                .isIn(401, 403);
        assertThat(realm.sessions(ada)).containsExactly(tokens.sid());
    }

    @ParameterizedTest
    @CsvSource({
        "max=0, max, invalid-parameter",
        "max=101, max, invalid-parameter",
        "max=ten, max, invalid-parameter",
        "max=1&max=2, max, invalid-parameter",
        "after=nonsense, after, invalid-parameter",
        "country=Norway, country, invalid-parameter",
        "kind=browser, kind, invalid-parameter",
        "user=, user, invalid-parameter",
        "ip=nowhere, ip, invalid-parameter",
        "contry=NO, contry, unknown-parameter"
    })
    void aParameterThatIsNotUnderstoodIsNamed(String query, String field, String type) {
        Answer answer = manager.get("sessions?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.caching()).isEqualTo("no-store");
        assertThat(answer.body().path("status").asInt()).isEqualTo(400);
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:live-sessions:problem:" + type);
        assertThat(answer.body().path("title").asText()).isNotEmpty();
        assertThat(answer.body().path("detail").asText()).contains("'" + field + "'");
        assertThat(answer.body().path("field").asText()).isEqualTo(field);
    }

    private static String next(Answer page) {
        assertThat(page.body().path("next").isTextual()).isTrue();
        return page.body().path("next").asText();
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:live-sessions:problem:forbidden");
    }

    private static void assertNotFound(Answer answer, String what) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:live-sessions:problem:" + what + "-not-found");
    }

    private List<String> adminEvents(String operation, String resource) {
        return server.admin()
                .get("/" + realm.name() + "/admin-events?max=100&operationTypes=" + operation + "&resourceTypes="
                        + resource)
                .findValuesAsText("resourcePath");
    }

    private Device device(Agent agent) {
        return Device.of(server, agent, Origin.UNKNOWN);
    }
}
