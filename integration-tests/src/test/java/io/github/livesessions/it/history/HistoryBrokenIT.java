package io.github.livesessions.it.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The history breaks and comes back, or the server dies: whatever was committed is told once. */
@Keycloak(database = Database.POSTGRESQL)
final class HistoryBrokenIT {

    private static final Duration BACK = Duration.ofSeconds(20);

    /** Logins that are committed when the server dies, spread over people with no more than a few dozen each. */
    private static final int LOGINS = 1_000;

    private static final int PEOPLE = 40;
    private static final int AT_ONCE = 8;

    /** Half a minute where nothing else runs. */
    private static final Duration UNDER_LOAD = Duration.ofMinutes(5);

    private static final String WARNING = "live-sessions-delivery fails";

    private final KeycloakServer server;
    private final Apps apps;
    private final Realm realm;
    private final Tables tables;

    HistoryBrokenIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        realm = realm();
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
        Realm busy = realm();
        List<Person> people = Stream.generate(busy::person).limit(PEOPLE).toList();
        String realmId = server.admin().get("/" + busy.name()).path("id").asText();
        AtomicBoolean dead = new AtomicBoolean();
        List<Thread> crowd = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            int first = i;
            Thread one = new Thread(() -> {
                for (int n = first; !dead.get(); n++) {
                    login(busy, people.get(n % PEOPLE));
                }
            });
            one.setUncaughtExceptionHandler((thread, cutOff) -> {}); // the server is dead
            one.start();
            crowd.add(one);
        }
        try {
            await().atMost(UNDER_LOAD)
                    .until(() ->
                            recorded(realmId).size() >= LOGINS || crowd.stream().noneMatch(Thread::isAlive));
        } finally {
            server.kill(0);
            dead.set(true);
            for (Thread one : crowd) {
                one.join();
            }
        }
        // with the row that the limit counts, and not by what somebody was answered
        List<String> committed = recorded(realmId);
        server.start(0);

        assertThat(committed).hasSizeGreaterThanOrEqualTo(LOGINS);
        await().atMost(BACK)
                .untilAsserted(() -> assertThat(tables.texts("select ID from LS_OUTBOX where REALM_ID = ?", realmId))
                        .isEmpty());
        assertThat(tables.texts(
                        "select SESSION_ID from LS_EVENT where REALM_ID = ? and TYPE = 'session-started'", realmId))
                .containsExactlyInAnyOrderElementsOf(committed);
        // those whose session Keycloak had not written yet end as lost, and nobody else does
        Set<String> known = Set.copyOf(
                tables.texts("select USER_SESSION_ID from OFFLINE_USER_SESSION where REALM_ID = ?", realmId));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<String> standing = recorded(realmId);
            List<String> lost = tables.texts(
                    "select SESSION_ID from LS_EVENT where REALM_ID = ? and TYPE = 'session-ended' and CAUSE = 'lost'",
                    realmId);
            assertThat(standing).allMatch(known::contains);
            assertThat(lost).hasSize(committed.size() - standing.size()).noneMatch(known::contains);
        });
    }

    @Test
    void aRealmThatCannotMakePseudonymsHoldsUpNobodyElse() {
        Realm shy = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse").with("pseudonymize", "on"))
                .client("app", apps)
                .create(server);
        Person bob = shy.person();
        String sid = login(shy, bob);
        await().atMost(BACK).untilAsserted(() -> assertThat(started(bob)).containsExactly(sid));
        JsonNode key = hmacKey(shy);
        server.admin().delete("/" + shy.name() + "/components/" + key.path("id").asText());

        // by no request to the realm: Keycloak makes itself a new key for the first one that needs it
        tables.change(
                "insert into LS_OUTBOX (ID, HAPPENED_AT, TYPE, REALM_ID, USER_ID, DEVICE_TYPE, IP_ADDRESS)"
                        + " values (?, ?, 'limit-refused', ?, ?, 'desktop', ?)",
                UUID.randomUUID().toString(),
                Instant.now().toEpochMilli(),
                server.admin().get("/" + shy.name()).path("id").asText(),
                bob.id(),
                Origin.OSLO);
        Person ada = realm.person();
        String adas = login(ada);

        await().atMost(BACK).untilAsserted(() -> assertThat(started(ada)).containsExactly(adas));
        assertThat(tables.texts("select TYPE from LS_OUTBOX where USER_ID = ?", bob.id()))
                .containsExactly("limit-refused");
        await().atMost(BACK)
                .untilAsserted(
                        () -> assertThat(server.log(0)).containsOnlyOnce("wait in the outbox: it keeps pseudonyms"));

        server.admin()
                .post(
                        "/" + shy.name() + "/components",
                        Map.of(
                                "name", "hmac",
                                "providerId", "hmac-generated",
                                "providerType", "org.keycloak.keys.KeyProvider",
                                "config", Map.of("algorithm", List.of("HS512"), "priority", List.of("100"))));
        await().atMost(BACK)
                .untilAsserted(() -> assertThat(tables.texts("select ID from LS_OUTBOX where USER_ID = ?", bob.id()))
                        .isEmpty());
    }

    private JsonNode hmacKey(Realm of) {
        for (JsonNode component :
                server.admin().get("/" + of.name() + "/components?type=org.keycloak.keys.KeyProvider")) {
            if (component.path("providerId").asText().equals("hmac-generated")) {
                return component;
            }
        }
        throw new AssertionError("the realm has no HMAC key");
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

    private List<String> recorded(String realmId) {
        return tables.texts("select ID from LS_SESSION where REALM_ID = ?", realmId);
    }

    private List<String> started(Person person) {
        return tables.texts(
                "select SESSION_ID from LS_EVENT where USER_ID = ? and TYPE = 'session-started' order by SEQ",
                person.id());
    }

    private Realm realm() {
        return RealmDraft.draft()
                .gated(Policy.limit(1_000, "refuse"))
                .client("app", apps)
                .create(server);
    }

    private String login(Person person) {
        return login(realm, person);
    }

    private String login(Realm where, Person person) {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN)
                .tokens(where.client("app", apps))
                .grant(person)
                .tokens()
                .sid();
    }
}
