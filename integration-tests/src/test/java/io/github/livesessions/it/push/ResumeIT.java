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
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who is cut off goes on where they stopped, at whichever node. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class ResumeIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Tables tables;
    private final String path;

    ResumeIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(50, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        tables = new Tables(server);
        path = "/realms/" + realm.name() + "/live-sessions/me/stream";
    }

    @Test
    void whatHappenedMeanwhileIsToldByTheOtherNode() {
        Person ada = realm.person();
        Tokens console = laptop().signIn(console(), ada);
        String stopped;
        try (OpenStream account = OpenStream.own(realm, 0, console.access())) {
            stopped = account.lastId();
        }
        Tokens missed = laptop().signIn(app, ada);

        try (OpenStream account = OpenStream.own(realm, 1, console.access(), "Last-Event-ID", stopped)) {
            account.shallHear("session-started", missed.sid());
        }
    }

    @Test
    void whoStopsAtAnEventIsNotToldOfItAgain() {
        Person ada = realm.person();
        Tokens console = laptop().signIn(console(), ada);
        String stopped;
        try (OpenStream account = OpenStream.own(realm, 0, console.access())) {
            Tokens first = laptop().signIn(app, ada);
            account.shallHear("session-started", first.sid());
            stopped = account.events().get(account.events().size() - 1).id();
        }
        Tokens missed = laptop().signIn(app, ada);

        try (OpenStream account = OpenStream.own(realm, 0, console.access(), "Last-Event-ID", stopped)) {
            account.shallHear("session-started", missed.sid());
            assertThat(account.events()).extracting(OpenStream.Event::id).doesNotContain(stopped);
        }
    }

    @Test
    void aStreamThatIsCutAgainAndAgainMissesNothing() {
        Person ada = realm.person();
        Tokens console = laptop().signIn(console(), ada);
        Set<String> happened = new LinkedHashSet<>();
        Set<String> heard = new HashSet<>();
        String last = "";
        for (int cut = 0; cut < 6; cut++) {
            String[] after = last.isEmpty() ? new String[0] : new String[] {"Last-Event-ID", last};
            try (OpenStream account = OpenStream.own(realm, cut % 2, console.access(), after)) {
                happened.add(laptop().signIn(app, ada).sid());
                if (cut % 3 == 0) {
                    account.shallHear("session-started");
                }
                account.events()
                        .forEach(event -> heard.add(event.json().path("id").asText()));
                last = account.lastId();
            }
            happened.add(laptop().signIn(app, ada).sid());
        }
        try (OpenStream account = OpenStream.own(realm, 0, console.access(), "Last-Event-ID", last)) {
            Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                account.events()
                        .forEach(event -> heard.add(event.json().path("id").asText()));
                assertThat(heard).containsAll(happened);
            });
        }
    }

    @Test
    void aLongPollIsAnsweredByTheFirstEvent() {
        Tokens page = laptop().signIn(app, realm.person());
        try (OpenStream poll = OpenStream.open(realm, 0, path + "?wait=25", page.access())) {

            laptop().tokens(app).logout(page);

            assertThat(poll.shallHear("session-ended").path("id").asText()).isEqualTo(page.sid());
            poll.shallEnd();
        }
    }

    @Test
    void aLongPollWithoutEventsEndsInTimeAndTellsWhereToGoOn() {
        Tokens page = laptop().signIn(app, realm.person());
        try (OpenStream poll = OpenStream.open(realm, 0, path + "?wait=1", page.access())) {
            Awaitility.await().atMost(Duration.ofSeconds(4)).until(poll::hasEnded);

            assertThat(poll.events()).isEmpty();
            assertThat(poll.lastId()).matches("[0-9]+~[0-9]+");
        }
    }

    @Test
    void pollsOneAfterTheOtherMissNothingAndTurnInNoCircles() {
        Person ada = realm.person();
        Tokens console = laptop().signIn(console(), ada);
        String last;
        try (OpenStream first = OpenStream.open(realm, 0, path + "?wait=1", console.access())) {
            Awaitility.await().atMost(Duration.ofSeconds(4)).until(first::hasEnded);
            last = first.lastId();
        }
        Set<String> happened = new HashSet<>();
        happened.add(laptop().signIn(app, ada).sid());
        happened.add(phone().signIn(app, ada).sid());
        Set<String> heard = new HashSet<>();
        int told = 0;
        for (int i = 0; i < 4; i++) {
            try (OpenStream poll = OpenStream.open(realm, i % 2, path + "?wait=1&after=" + last, console.access())) {
                Awaitility.await().atMost(Duration.ofSeconds(4)).until(poll::hasEnded);
                for (OpenStream.Event event : poll.events()) {
                    if (event.name().equals("session-started")) {
                        heard.add(event.json().path("id").asText());
                        told++;
                    }
                }
                last = poll.lastId();
            }
        }
        assertThat(heard).containsAll(happened);
        assertThat(told).isEqualTo(2);
    }

    /** As if neither the node's own announcement nor the cluster's message had come: it stands in the outbox alone. */
    @Test
    void whatTheFastWaysLoseIsToldByTheHistory() {
        Tokens page = laptop().signIn(app, realm.person());
        try (OpenStream stream = OpenStream.own(realm, 1, page.access())) {
            tables.change(
                    "insert into LS_OUTBOX (ID, HAPPENED_AT, TYPE, REALM_ID, USER_ID, SESSION_ID, DEVICE_TYPE, CAUSE)"
                            + " select ?, extract(epoch from now()) * 1000, 'session-ended', REALM_ID, USER_ID, ID,"
                            + " DEVICE_TYPE, 'admin' from LS_SESSION where ID = ?",
                    UUID.randomUUID().toString(),
                    page.sid());

            JsonNode reason = stream.shallHear("session-ended").path("reason");

            assertThat(reason.path("cause").asText()).isEqualTo("admin");
            stream.shallEnd();
        }
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).at(0);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA).at(1);
    }

    private Client console() {
        return new Client(realm.url(), "account-console", URI.create(realm.url() + "/account/"), null);
    }
}
