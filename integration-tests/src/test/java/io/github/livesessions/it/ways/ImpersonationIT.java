package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Census;
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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An admin who acts as a user is listed, with who it is, and takes no place in the user's plan. */
@Keycloak(database = Database.POSTGRESQL)
final class ImpersonationIT {

    private static final Duration RECORDED = Duration.ofSeconds(10);

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Tables tables;
    private final Impersonator admin;

    ImpersonationIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        tables = new Tables(server);
        admin = new Impersonator(server);
    }

    @Test
    void isListedWithItsActor() {
        Person ada = realm.person();

        admin.begin(realm, ada, desk());

        await().atMost(RECORDED).untilAsserted(() -> {
            assertThat(listed(ada)).containsExactly("impersonation");
            assertThat(tables.texts(
                            "select ACTOR_ID from LS_EVENT where USER_ID = ? and TYPE = 'impersonation-started'",
                            ada.id()))
                    .containsExactly(admin.id());
        });
        assertThat(tables.texts("select ACTOR_ID from LS_SESSION where USER_ID = ?", ada.id()))
                .containsExactly(admin.id());
    }

    @Test
    void takesNoPlaceAndIsNotPutToTheQuestion() {
        Person ada = realm.person();
        admin.begin(realm, ada, desk());
        await().atMost(RECORDED).until(() -> !listed(ada).isEmpty());

        Tokens own = laptop().signIn(app, ada);

        await().atMost(RECORDED)
                .untilAsserted(() -> assertThat(listed(ada)).containsExactlyInAnyOrder("session", "impersonation"));
        assertThat(new Census(realm, app).listed(ada)).containsExactly(own.sid());
        realm.shallHoldCount(ada, 2);
    }

    @Test
    void opensApplicationsUnaskedThoughThePlanIsFull() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens own = laptop.signIn(app, ada);
        Device desk = desk();
        admin.begin(realm, ada, desk);

        Tokens acting = desk.tokens(app).redeem(desk.open(app).code());

        assertThat(acting.sid()).isNotEqualTo(own.sid());
        await().atMost(RECORDED)
                .untilAsserted(() -> assertThat(listed(ada)).containsExactlyInAnyOrder("session", "impersonation"));
        realm.shallHold(ada, own.sid(), acting.sid());
        assertThat(laptop.tokens(app).refresh(own).tokens().sid()).isEqualTo(own.sid());
    }

    /** Whoever was in the account is known no more, and neither is their machine; that somebody was stays. */
    @Test
    void anAdministratorWhoIsDeletedStandsInNoHistoryAnyMore() {
        Person ada = realm.person();
        AdminCaller auditor = AdminCaller.with(realm, realm, "view-events", "manage-users");
        Impersonator passing = Impersonator.passing(server);
        String id = passing.id();
        passing.begin(realm, ada, desk());
        await().atMost(RECORDED)
                .untilAsserted(() -> assertThat(impersonations(ada, "ACTOR_ID")).containsExactly(id));
        assertThat(impersonations(ada, "IP_ADDRESS")).isNotEmpty().doesNotContainNull();
        shallBeGood(auditor);

        server.admin().delete("/master/users/" + id);

        assertThat(impersonations(ada, "ACTOR_ID")).containsExactly("deleted");
        assertThat(impersonations(ada, "IP_ADDRESS")).containsOnlyNulls();
        assertThat(impersonations(ada, "BROWSER")).containsOnlyNulls();
        assertThat(tables.texts("select IP_ADDRESS from LS_SESSION where USER_ID = ?", ada.id()))
                .containsOnlyNulls();
        for (String table : List.of("LS_EVENT", "LS_OUTBOX", "LS_SESSION", "LS_BLOCK")) {
            assertThat(tables.texts("select ID from " + table + " where ACTOR_ID = ?", id))
                    .isEmpty();
        }
        shallBeGood(auditor);

        // its end is told with what is known of its beginning
        assertThat(auditor.post("users/" + ada.id() + "/logout-everywhere").status())
                .isEqualTo(204);
        await().atMost(RECORDED)
                .untilAsserted(() -> assertThat(tables.texts(
                                "select IP_ADDRESS from LS_EVENT where USER_ID = ? and TYPE = 'session-ended'",
                                ada.id()))
                        .hasSize(1)
                        .containsOnlyNulls());
        shallBeGood(auditor);
    }

    private List<String> impersonations(Person person, String column) {
        return tables.texts(
                "select " + column + " from LS_EVENT where USER_ID = ? and TYPE = 'impersonation-started'",
                person.id());
    }

    private static void shallBeGood(AdminCaller auditor) {
        await().atMost(RECORDED).untilAsserted(() -> {
            JsonNode verdict = auditor.get("audit/verify").body();
            assertThat(verdict.path("fault").isNull()).as(verdict.toString()).isTrue();
            assertThat(verdict.path("waiting").asLong()).isZero();
            assertThat(verdict.path("last").asLong()).isPositive();
        });
    }

    /** The kinds of the sessions that our REST lists. */
    private List<String> listed(Person person) {
        return server.admin()
                .get("/" + realm.name() + "/live-sessions/sessions?user=" + person.id())
                .path("items")
                .valueStream()
                .map(session -> session.path("kind").asText())
                .toList();
    }

    private Device desk() {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
