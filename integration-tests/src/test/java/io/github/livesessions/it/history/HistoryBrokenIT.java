package io.github.livesessions.it.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The history breaks and comes back, or the server dies: whatever was committed is told once. */
@Keycloak(database = Database.POSTGRESQL)
final class HistoryBrokenIT {

    private static final Duration BACK = Duration.ofSeconds(20);
    private static final String WARNING = "live-sessions-delivery fails";

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Tables tables;

    HistoryBrokenIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(1_000, "refuse"))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        tables = new Tables(server);
    }

    @Test
    void theHistoryIsGoneForAWhileAndNothingOfItIsLost() {
        Person ada = realm.person();
        List<String> sids = new ArrayList<>();
        sids.add(login(ada));
        await().untilAsserted(() -> assertThat(started(ada)).containsExactlyElementsOf(sids));

        tables.change("alter table LS_EVENT rename to LS_EVENT_AWAY");
        for (int i = 0; i < 5; i++) {
            sids.add(login(ada));
        }
        await().atMost(BACK).untilAsserted(() -> assertThat(server.log(0)).contains(WARNING));
        assertThat(tables.texts("select ID from LS_OUTBOX where USER_ID = ? and TYPE = 'session-started'", ada.id()))
                .hasSize(5);
        tables.change("alter table LS_EVENT_AWAY rename to LS_EVENT");

        await().atMost(BACK).untilAsserted(() -> assertThat(started(ada)).containsExactlyInAnyOrderElementsOf(sids));
        assertThat(server.log(0)).containsOnlyOnce(WARNING).contains("live-sessions-delivery works again");
    }

    @Test
    void theServerDiesUnderLoadAndEveryCommittedLoginIsTold() throws InterruptedException {
        Person ada = realm.person();
        List<Thread> crowd = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread one = new Thread(() -> {
                for (int n = 0; n < 50; n++) {
                    login(ada);
                }
            });
            one.setUncaughtExceptionHandler((thread, cutOff) -> {}); // the server is dead
            one.start();
            crowd.add(one);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> tables.texts("select ID from LS_SESSION where USER_ID = ?", ada.id())
                                .size()
                        >= 60);

        server.kill(0);
        for (Thread one : crowd) {
            one.join();
        }
        // with the row that the limit counts, and not by what somebody was answered
        List<String> committed = tables.texts("select ID from LS_SESSION where USER_ID = ?", ada.id());
        server.start(0);

        assertThat(committed).hasSizeGreaterThanOrEqualTo(60);
        await().atMost(BACK)
                .untilAsserted(() -> assertThat(tables.texts("select ID from LS_OUTBOX where USER_ID = ?", ada.id()))
                        .isEmpty());
        assertThat(started(ada)).containsExactlyInAnyOrderElementsOf(committed);
        // those whose session Keycloak had not written yet end as lost, and nobody else does
        List<String> known =
                tables.texts("select USER_SESSION_ID from OFFLINE_USER_SESSION where USER_ID = ?", ada.id());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<String> standing = tables.texts("select ID from LS_SESSION where USER_ID = ?", ada.id());
            List<String> lost = tables.texts(
                    "select SESSION_ID from LS_EVENT where USER_ID = ? and TYPE = 'session-ended' and CAUSE = 'lost'",
                    ada.id());
            assertThat(standing).allMatch(known::contains);
            assertThat(lost).hasSize(committed.size() - standing.size()).noneMatch(known::contains);
        });
    }

    @Test
    void aLoginWhoseSessionNeverAppearedIsLost() {
        Person ada = realm.person();
        String sid = login(ada);
        await().untilAsserted(() -> assertThat(started(ada)).containsExactly(sid));

        tables.change("update LS_SESSION set ID = ?, STARTED_AT = STARTED_AT - 31000 where ID = ?", "never-there", sid);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                tables.texts(
                                        "select CAUSE from LS_EVENT where SESSION_ID = 'never-there' and TYPE = 'session-ended'"))
                        .containsExactly("lost"));
    }

    private List<String> started(Person person) {
        return tables.texts(
                "select SESSION_ID from LS_EVENT where USER_ID = ? and TYPE = 'session-started' order by SEQ",
                person.id());
    }

    private String login(Person person) {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN)
                .tokens(app)
                .grant(person)
                .tokens()
                .sid();
    }
}
