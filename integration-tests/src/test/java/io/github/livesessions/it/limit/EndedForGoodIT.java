package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer;
import io.github.livesessions.it.device.Tokens;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who lists an account's sessions while some of them end must not bring any of them back to life. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class EndedForGoodIT {

    private static final int SESSIONS = 60;
    private static final int READERS = 2;
    private static final Duration WATCHED = Duration.ofSeconds(20);

    private final KeycloakServer server;
    private final Apps apps;
    private final Realm realm;
    private final Client app;
    private final Tables tables;

    EndedForGoodIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        realm = RealmDraft.draft()
                .gated(Policy.limit(SESSIONS, "evict-oldest"))
                .clientToldOfLogout("app", apps, server)
                .create(server);
        app = realm.client("app", apps);
        tables = new Tables(server);
    }

    /** Keycloak still writes a session in the moments after its login; one that is 30 s old it only reads. */
    @ParameterizedTest
    @ValueSource(ints = {0, 31})
    void noneComesBackWhileOthersList(int secondsOld) {
        Person ada = realm.person();
        List<Tokens> ended = logins(ada);
        Instant old = Instant.now().plusSeconds(secondsOld);
        await().atMost(Duration.ofSeconds(secondsOld + 5L))
                .until(() -> Instant.now().isAfter(old));
        List<String> staying = new ArrayList<>();
        Instant decided;

        try (Readers readers = new Readers(ada)) {
            readers.awaitLists(1);
            logins(ada).forEach(one -> staying.add(one.sid()));
            decided = Instant.now();
            new Census(realm, app).shallHold(ada, staying.toArray(String[]::new));
            readers.awaitLists(2);
        }

        await().until(() -> Instant.now().isAfter(decided.plus(Census.SOON)));
        assertThat(alive(ended)).as("ended sessions that can be refreshed").isEmpty();
        await().atMost(WATCHED)
                .until(() -> tables.texts("select ID from LS_ENDING where USER_ID = ? and ATTEMPTS < 4", ada.id())
                        .isEmpty());
        assertThat(told(sids(ended))).containsExactlyInAnyOrderElementsOf(sids(ended));
        new Census(realm, app).shallHold(ada, staying.toArray(String[]::new));
    }

    private List<Tokens> logins(Person person) {
        return Burst.gently(
                SESSIONS,
                i -> device(i % server.nodes()).tokens(app).grant(person).tokens());
    }

    /** Those of the sessions that a node still takes for living, as session and node. */
    private List<String> alive(List<Tokens> sessions) {
        List<String> alive = new ArrayList<>();
        for (int node = 0; node < server.nodes(); node++) {
            int asked = node;
            List<TokenAnswer> answers =
                    Burst.gently(sessions.size(), i -> device(asked).tokens(app).refresh(sessions.get(i)));
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i) instanceof TokenAnswer.Granted) {
                    alive.add(sessions.get(i).sid() + " on node " + asked);
                }
            }
        }
        return alive;
    }

    /** Of those sessions the app was told; other tests' clients may still be told of theirs here. */
    private List<String> told(List<String> sessions) {
        return apps.logouts().stream()
                .map(logout -> logout.claims().path("sid").asText())
                .filter(sessions::contains)
                .toList();
    }

    private static List<String> sids(List<Tokens> sessions) {
        return sessions.stream().map(Tokens::sid).toList();
    }

    private Device device(int node) {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN).at(node);
    }

    /** Admins who look at the person's sessions all the time, two at each node. */
    private final class Readers implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final List<AtomicInteger> lists = new ArrayList<>();
        private final List<CompletableFuture<Void>> running = new ArrayList<>();

        Readers(Person person) {
            String path = "/" + realm.name() + "/users/" + person.id() + "/sessions";
            for (int i = 0; i < READERS * server.nodes(); i++) {
                Admin admin = server.admin(i % server.nodes());
                AtomicInteger read = new AtomicInteger();
                lists.add(read);
                running.add(CompletableFuture.runAsync(
                        () -> {
                            while (!over.get()) {
                                admin.get(path);
                                read.incrementAndGet();
                            }
                        },
                        work -> new Thread(work, "reader").start()));
            }
        }

        /** Waits until each has listed so many times more. */
        void awaitLists(int more) {
            List<Integer> before = lists.stream().map(AtomicInteger::get).toList();
            for (int i = 0; i < lists.size(); i++) {
                int reader = i;
                await().until(() -> lists.get(reader).get() >= before.get(reader) + more);
            }
        }

        @Override
        public void close() {
            over.set(true);
            running.forEach(CompletableFuture::join);
        }
    }
}
