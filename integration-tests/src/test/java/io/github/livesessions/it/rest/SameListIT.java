package io.github.livesessions.it.rest;

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
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Keycloak's own page "Sessions" shows and what ours shows is the same, whoever did what, and where. */
@Keycloak
final class SameListIT {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final KeycloakServer server;
    private final Apps apps;
    private Realm realm;
    private Client app;
    private Person ada;
    private List<Tokens> adas = new ArrayList<>();
    private List<Tokens> bos = new ArrayList<>();

    SameListIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @BeforeEach
    void twoPeopleAreSignedIn() {
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        ada = realm.person();
        Person bo = realm.person();
        adas = List.of(device().signIn(app, ada), device().signIn(app, ada), device().signIn(app, ada));
        bos = List.of(device().signIn(app, bo), device().signIn(app, bo, "scope=openid offline_access"));
        agree(all());
    }

    @Test
    void oneEndedByUs() {
        manager().delete("sessions/" + sid(0));
        agree(without(sid(0)));
    }

    @Test
    void oneEndedByKeycloak() {
        server.admin().delete("/" + realm.name() + "/sessions/" + sid(0));
        agree(without(sid(0)));
    }

    @Test
    void someEndedByUs() {
        manager()
                .post(
                        "sessions/end",
                        "{\"ids\":[\"" + sid(0) + "\",\"" + bos.get(0).sid() + "\"]}");
        agree(without(sid(0), bos.get(0).sid()));
    }

    @Test
    void allOfOneUserEndedByUs() {
        manager().post("users/" + ada.id() + "/logout-everywhere");
        agree(without(sid(0), sid(1), sid(2)));
    }

    @Test
    void allOfOneUserEndedByKeycloak() {
        server.admin().post("/" + realm.name() + "/users/" + ada.id() + "/logout", Map.of());
        agree(without(sid(0), sid(1), sid(2)));
    }

    @Test
    void allOfTheRealmEndedByKeycloak() {
        server.admin().post("/" + realm.name() + "/logout-all", Map.of());
        agree(Set.of()); // offline tokens go with it
        assertThat(device().tokens(app).refresh(bos.get(1))).isInstanceOf(TokenAnswer.Refused.class);
    }

    @Test
    void anAccountSuspendedByKeycloak() {
        realm.change(ada, Map.of("enabled", false));
        agree(without(sid(0), sid(1), sid(2)));
    }

    @Test
    void anAccountDeletedByKeycloak() {
        server.admin().delete("/" + realm.name() + "/users/" + ada.id());
        agree(without(sid(0), sid(1), sid(2)));
    }

    @Test
    void aLogoutByTheirOwners() {
        device().tokens(app).logout(adas.get(1));
        agree(without(sid(1)));
    }

    @Test
    void aLoginAfterAll() {
        manager().delete("sessions/" + sid(0));
        String late = device().signIn(app, ada).sid();
        Set<String> expected = without(sid(0));
        expected.add(late);
        agree(expected);
    }

    private void agree(Set<String> ids) {
        AdminCaller manager = manager();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(new TreeSet<>(manager.get("sessions").ids())).as("ours").isEqualTo(ids);
            assertThat(keycloaks()).as("Keycloak's").isEqualTo(ids);
        });
    }

    /** Of the server's own realm: somebody of this one would be signed in here, and the token lasts a minute. */
    private AdminCaller manager() {
        return AdminCaller.ofAllRealms(realm);
    }

    /** What the page asks the server for. */
    private Set<String> keycloaks() {
        Set<String> ids = new TreeSet<>();
        server.admin()
                .get("/" + realm.name() + "/ui-ext/sessions?first=0&max=100&type=ALL&search=")
                .forEach(session -> ids.add(session.path("id").asText()));
        return ids;
    }

    private Set<String> all() {
        return without();
    }

    private Set<String> without(String... ended) {
        Set<String> ids = new TreeSet<>();
        adas.forEach(tokens -> ids.add(tokens.sid()));
        bos.forEach(tokens -> ids.add(tokens.sid()));
        List.of(ended).forEach(ids::remove);
        return ids;
    }

    private String sid(int number) {
        return adas.get(number).sid();
    }

    private Device device() {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.UNKNOWN);
    }
}
