package io.github.livesessions.it.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page on one node hears within 2 s why its session ended on the other. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class StreamIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Tables tables;

    StreamIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(2, "evict-oldest"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        tables = new Tables(server);
    }

    @Test
    void aPageHearsThatItsOwnerLoggedItOutOnTheOtherNode() {
        Person ada = realm.person();
        Tokens page = laptop().signIn(app, ada);
        Tokens console = phone().signIn(console(), ada);
        try (OpenStream stream = OpenStream.own(realm, 0, page.access())) {
            String url = "/realms/" + realm.name() + "/live-sessions/me/sessions/" + page.sid();

            assertThat(Calls.delete(realm, 1, url, console.access())).isEqualTo(204);

            JsonNode ended = stream.shallHear("session-ended");
            assertThat(ended.path("id").asText()).isEqualTo(page.sid());
            assertThat(ended.path("reason").path("cause").asText()).isEqualTo("logout");
            assertThat(ended.path("reason").path("by").asText()).isEqualTo("you");
            stream.shallEnd();
        }
    }

    @Test
    void aPageHearsThatAnAdministratorEndedItOnTheOtherNode() {
        Person ada = realm.person();
        Tokens page = laptop().signIn(app, ada);
        try (OpenStream stream = OpenStream.own(realm, 1, page.access())) {

            assertThat(AdminCaller.with(realm, realm, "manage-users", "view-users")
                            .delete("sessions/" + page.sid())
                            .status())
                    .isEqualTo(204);

            JsonNode reason = stream.shallHear("session-ended").path("reason");
            assertThat(reason.path("cause").asText()).isEqualTo("admin");
            assertThat(reason.path("by").asText()).isEqualTo("administrator");
            assertThat(reason.path("device").isNull()).isTrue();
            stream.shallEnd();
        }
    }

    @Test
    void theAccountPageOfAProvenDeviceHearsForWhichDeviceItHadToGiveWay() {
        Person ada = realm.person();
        Tokens page = laptop().signIn(console(), ada);
        prove(page);
        try (OpenStream stream = OpenStream.own(realm, 0, page.access())) {
            tablet().signIn(app, ada);

            phone().signIn(app, ada);

            JsonNode reason = stream.shallHear("session-ended", page.sid()).path("reason");
            assertThat(reason.path("cause").asText()).isEqualTo("evicted");
            assertThat(reason.path("device").path("browser").asText()).contains("Safari");
            assertThat(reason.path("place").path("city").asText()).isEqualTo("Osaka");
        }
    }

    @Test
    void theAccountPageOfADeviceThatWasThereBeforeHearsIt() {
        Person ada = realm.person();
        Device laptop = laptop();
        laptop.tokens(app).logout(laptop.signIn(app, ada));
        Tokens page = laptop.signIn(console(), ada);
        try (OpenStream stream = OpenStream.own(realm, 0, page.access())) {
            tablet().signIn(app, ada);

            phone().signIn(app, ada);

            JsonNode reason = stream.shallHear("session-ended", page.sid()).path("reason");
            assertThat(reason.path("device").path("browser").asText()).contains("Safari");
        }
    }

    @Test
    void aPageOnADeviceThatNobodyKnowsHearsNothingOfTheOther() {
        Person ada = realm.person();
        Tokens page = laptop().signIn(console(), ada);
        try (OpenStream stream = OpenStream.own(realm, 0, page.access())) {
            tablet().signIn(app, ada);

            phone().signIn(app, ada);

            JsonNode reason = stream.shallHear("session-ended", page.sid()).path("reason");
            assertThat(reason.path("cause").asText()).isEqualTo("evicted");
            assertThat(reason.path("device").isNull()).isTrue();
            assertThat(reason.path("place").isNull()).isTrue();
        }
    }

    @Test
    void anAppHearsNothingOfTheDeviceThatItHadToGiveWayForWhereverItRuns() {
        Person ada = realm.person();
        Tokens page = laptop().signIn(app, ada);
        prove(page);
        try (OpenStream stream = OpenStream.own(realm, 0, page.access())) {
            tablet().signIn(app, ada);

            phone().signIn(app, ada);

            JsonNode reason = stream.shallHear("session-ended").path("reason");
            assertThat(reason.path("cause").asText()).isEqualTo("evicted");
            assertThat(reason.path("by").asText()).isEqualTo("you");
            assertThat(reason.path("device").isNull()).isTrue();
            assertThat(reason.path("place").isNull()).isTrue();
        }
    }

    @Test
    void aPageHearsThatItsDeviceWasBlockedOnTheOtherNode() {
        Person ada = realm.person();
        Tokens page = laptop().signIn(app, ada);
        Tokens console = phone().signIn(console(), ada);
        prove(console);
        try (OpenStream stream = OpenStream.own(realm, 0, page.access());
                OpenStream account = OpenStream.own(realm, 0, console.access())) {
            String url = "/realms/" + realm.name() + "/live-sessions/me/devices/" + deviceOf(page) + "/block";

            assertThat(Calls.call("PUT", realm, 1, url, console.access())).isEqualTo(200);

            assertThat(stream.shallHear("session-ended")
                            .path("reason")
                            .path("cause")
                            .asText())
                    .isEqualTo("blocked");
            assertThat(account.shallHear("device-blocked").path("id").asText()).isNotEmpty();
            assertThat(account.shallHear("session-ended", page.sid())
                            .path("userId")
                            .asText())
                    .isEqualTo(ada.id());
            assertThat(account.hasEnded()).isFalse();
        }
    }

    @Test
    void aPageHearsOfALogoutByItself() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens page = laptop.signIn(app, ada);
        try (OpenStream stream = OpenStream.own(realm, 1, page.access())) {

            laptop.tokens(app).logout(page);

            JsonNode reason = stream.shallHear("session-ended").path("reason");
            assertThat(reason.path("cause").asText()).isEqualTo("logout");
            stream.shallEnd();
        }
    }

    @Test
    void theAccountPageHearsOfALoginOnTheOtherNode() {
        Person ada = realm.person();
        Tokens console = laptop().signIn(console(), ada);
        try (OpenStream account = OpenStream.own(realm, 0, console.access())) {

            Tokens other = phone().signIn(app, ada);

            JsonNode started = account.shallHear("session-started", other.sid());
            assertThat(started.path("userId").asText()).isEqualTo(ada.id());
            assertThat(started.path("current").asBoolean()).isFalse();
            assertThat(started.path("device").path("browser").asText()).contains("Safari");
        }
    }

    @Test
    void anAppHearsNothingOfOtherSessionsOfItsUser() {
        Person ada = realm.person();
        Tokens page = laptop().signIn(app, ada);
        Tokens console = laptop().signIn(console(), ada);
        try (OpenStream stream = OpenStream.own(realm, 0, page.access());
                OpenStream account = OpenStream.own(realm, 0, console.access())) {

            laptop().tokens(app).logout(phone().signIn(app, ada));

            account.shallHear("session-ended");
            assertThat(stream.events())
                    .allSatisfy(event ->
                            assertThat(event.json().path("id").asText()).isEqualTo(page.sid()));
        }
    }

    @Test
    void anAdministratorHearsOfTheUsersWhomTheyMaySee() {
        Person ada = realm.person();
        String token = AdminTokens.of(realm, "view-users");
        try (OpenStream stream =
                OpenStream.open(realm, 1, "/admin/realms/" + realm.name() + "/live-sessions/stream", token)) {

            Tokens page = laptop().signIn(app, ada);

            assertThat(stream.shallHear("session-started", page.sid())
                            .path("username")
                            .asText())
                    .isEqualTo(ada.username());
        }
    }

    @Test
    void whoMayNoLongerSeeUsersHearsNoMoreOfThem() {
        Person ada = realm.person();
        Person clerk = realm.person();
        String token = AdminTokens.of(realm, clerk, "view-users");
        try (OpenStream stream =
                OpenStream.open(realm, 0, "/admin/realms/" + realm.name() + "/live-sessions/stream", token)) {
            AdminTokens.revoke(realm, clerk, "view-users");

            laptop().signIn(app, ada);

            stream.shallEnd();
            assertThat(stream.events()).isEmpty();
        }
    }

    @Test
    void anAccountPageOfADisabledUserIsCut() {
        Person ada = realm.person();
        Tokens console = laptop().signIn(console(), ada);
        Tokens other = phone().signIn(app, ada);
        try (OpenStream account = OpenStream.own(realm, 0, console.access())) {
            realm.change(ada, Map.of("enabled", false));

            AdminCaller.with(realm, realm, "manage-users", "view-users").delete("sessions/" + other.sid());

            account.shallEnd();
        }
    }

    @Test
    void aPageHearsThatItsAccountWasDeletedAndNoRowNamesIt() {
        Person ada = realm.person();
        Tokens page = laptop().signIn(app, ada);
        try (OpenStream stream = OpenStream.own(realm, 1, page.access())) {

            server.admin().delete("/" + realm.name() + "/users/" + ada.id());

            JsonNode reason = stream.shallHear("session-ended").path("reason");
            assertThat(reason.path("cause").asText()).isEqualTo("deleted");
            stream.shallEnd();
        }
        assertThat(tables.text(
                        "select count(*) from (select USER_ID from LS_OUTBOX union all select USER_ID from LS_EVENT) e"
                                + " where USER_ID = ?",
                        ada.id()))
                .isEqualTo("0");
    }

    @Test
    void aStreamHoldsNoTransaction() {
        Person ada = realm.person();
        Tokens page = laptop().signIn(app, ada);
        try (OpenStream stream = OpenStream.own(realm, 0, page.access())) {
            assertThat(stream.headers().get("x-accel-buffering")).containsExactly("no");
            assertThat(stream.headers().get("cache-control")).containsExactly("no-store");
            assertThat(tables.text("select count(*) from pg_stat_activity where state like 'idle in transaction%'"
                            + " and xact_start < now() - interval '1 second'"))
                    .isEqualTo("0");
        }
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).at(0);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA).at(1);
    }

    private Device tablet() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).at(1);
    }

    private Client console() {
        return new Client(realm.url(), "account-console", URI.create(realm.url() + "/account/"), null);
    }

    private String deviceOf(Tokens tokens) {
        return tables.text("select DEVICE_ID from LS_SESSION where ID = ?", tokens.sid());
    }

    private void prove(Tokens tokens) {
        tables.change("update LS_DEVICE set PROVEN_AT = LAST_SEEN_AT where ID = ?", deviceOf(tokens));
    }
}
