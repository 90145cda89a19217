package io.github.livesessions.it.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.app.LogoutToken;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application that does not take the end of a session is told again, and takes it once; the receipt says how it stands. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class RetriedLogoutIT {

    private static final int DYING = 1;

    /** A node's claim on what it was about runs out after 30 s. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(45);

    private final KeycloakServer server;
    private final Apps apps;
    private final Heard heard;
    private final Tables tables;
    private boolean dead;

    RetriedLogoutIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        this.heard = new Heard(apps);
        this.tables = new Tables(server);
    }

    @AfterEach
    void tidyUp() {
        heard.nothingTwice();
        apps.hang("app", false);
        apps.answer("app");
        if (dead) {
            server.start(DYING);
            dead = false;
        }
    }

    @Test
    void whateverItAnsweredAtFirst() {
        Realm realm = realm();
        AdminCaller manager = manager(realm);
        Tokens ended = signIn(realm, realm.person(), 0);
        apps.answer("app", 500, 400, 302);

        String receipt = id(manager.delete("sessions/" + ended.sid()));

        await().atMost(Heard.SOON).until(() -> !heard.of("app", ended.sid()).isEmpty());
        JsonNode waiting = await().atMost(Heard.SOON)
                .until(() -> client(manager, receipt), one -> one.path("status").asInt() == 500);
        assertThat(waiting.path("result").asText()).isEqualTo("waiting");
        assertThat(waiting.path("attempts").asInt()).isEqualTo(1);
        JsonNode told = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> client(manager, receipt),
                        one -> one.path("result").asText().equals("told"));
        assertThat(told.path("attempts").asInt()).isEqualTo(4);
        assertThat(told.path("status").asInt()).isEqualTo(200);
        assertThat(heard.of("app", ended.sid()).stream().map(LogoutToken::status))
                .containsExactly(500, 400, 302, 200);
        assertThat(heard.of("app", ended.sid()).stream()
                        .map(one -> one.claims().path("jti").asText())
                        .distinct())
                .as("one token id, by which a repetition can be told")
                .hasSize(1);
        assertThat(apps.logouts().stream().filter(one -> one.client().equals("elsewhere")))
                .as("no redirect is followed")
                .isEmpty();
        JsonNode claims = heard.taken("app", ended.sid()).get(0).claims();
        assertThat(claims.path("iss").asText()).isEqualTo(realm.url().toString());
        assertThat(claims.path("aud").asText()).isEqualTo("app");
        assertThat(claims.path("events").has("http://schemas.openid.net/event/backchannel-logout"))
                .isTrue();
        assertThat(claims.has("nonce")).isFalse();
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong())).isAfter(Instant.now());
    }

    @Test
    void thoughTheNodeThatEndedItDiesMeanwhile() {
        Realm realm = realm();
        Tokens ended = signIn(realm, realm.person(), 0);
        apps.answer("app", 500, 500);
        endOn(DYING, realm, ended);
        await().atMost(Heard.SOON).until(() -> !heard.of("app", ended.sid()).isEmpty());

        kill();

        await().atMost(TAKEN_OVER).until(() -> !heard.taken("app", ended.sid()).isEmpty());
    }

    /** What it has yet to hear names the person, and is kept so that nobody reads that in our tables. */
    @Test
    void thoughTheAccountIsGone() {
        Realm realm = realm();
        Person ada = realm.person();
        Tokens earlier = signIn(realm, ada, 0);
        Tokens ended = signIn(realm, ada, 0);
        apps.answer("app", 500, 500, 500, 500);
        manager(realm).delete("sessions/" + earlier.sid());
        await().atMost(Heard.SOON).until(() -> !heard.of("app", earlier.sid()).isEmpty());

        server.admin().delete("/" + realm.name() + "/users/" + ada.id());

        assertThat(tables.texts("select CLAIMS from LS_LOGOUT where CLAIMS is not null"))
                .isNotEmpty()
                .noneMatch(claims -> claims.contains(ada.id()));
        for (Tokens tokens : List.of(earlier, ended)) {
            await().atMost(TAKEN_OVER)
                    .until(() -> !heard.taken("app", tokens.sid()).isEmpty());
            assertThat(heard.taken("app", tokens.sid())
                            .get(0)
                            .claims()
                            .path("sub")
                            .asText())
                    .isEqualTo(ada.id());
        }
    }

    @Test
    void thoughTheNodeDiesWhileTheApplicationThinks() {
        Realm realm = realm();
        Tokens ended = signIn(realm, realm.person(), 0);
        apps.hang("app", true);
        endOn(DYING, realm, ended);
        await().atMost(Heard.SOON).until(() -> !heard.of("app", ended.sid()).isEmpty());

        kill();
        apps.hang("app", false);

        await().atMost(TAKEN_OVER).until(() -> !heard.taken("app", ended.sid()).isEmpty());
    }

    @Test
    void oneThatHangsHoldsUpNobodyElse() {
        Realm realm = realm();
        AdminCaller manager = manager(realm);
        Client silent = realm.client(Apps.SILENT, apps);
        Person ada = realm.person();
        for (int i = 0; i < 10; i++) {
            device(0).tokens(silent).grant(ada).tokens();
        }
        Person bob = realm.person();
        List<String> sids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sids.add(signIn(realm, bob, 0).sid());
        }

        manager.post("users/" + ada.id() + "/logout-everywhere");
        await().atMost(Duration.ofSeconds(30)).until(() -> realm.sessions(ada).isEmpty());
        assertThat(apps.logouts()).extracting(LogoutToken::client).contains(Apps.SILENT);
        manager.post("users/" + bob.id() + "/logout-everywhere");

        heard.soon("app", sids.toArray(String[]::new));
        realm.shallHold(bob);
    }

    @Test
    void atItsNewAddressWhereItHasMoved() {
        Realm realm = realm();
        Tokens ended = signIn(realm, realm.person(), 0);
        apps.answer("app", 500, 500, 500, 500, 500, 500);
        manager(realm).delete("sessions/" + ended.sid());
        await().atMost(Heard.SOON).until(() -> !heard.of("app", ended.sid()).isEmpty());

        change(realm, apps.backChannelLogout("moved").toString());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> heard.taken("moved", ended.sid()).size() == 1);
    }

    @Test
    void notWhereItNoLongerAsks() {
        Realm realm = realm();
        AdminCaller manager = manager(realm);
        Tokens ended = signIn(realm, realm.person(), 0);
        apps.answer("app", 500, 500, 500);
        String receipt = id(manager.delete("sessions/" + ended.sid()));
        await().atMost(Heard.SOON).until(() -> !heard.of("app", ended.sid()).isEmpty());

        server.admin()
                .delete("/" + realm.name() + "/clients/"
                        + clientOf(realm).path("id").asText());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> client(manager, receipt).path("result").asText().equals("not-registered"));
    }

    @Test
    void notForMoreThanAnHour() {
        Realm realm = realm();
        AdminCaller manager = manager(realm);
        Tokens ended = signIn(realm, realm.person(), 0);
        apps.answer("app", 500, 500, 500, 500, 500, 500);
        String receipt = id(manager.delete("sessions/" + ended.sid()));
        await().atMost(Heard.SOON).until(() -> !heard.of("app", ended.sid()).isEmpty());

        tables.change("update LS_LOGOUT set CREATED_AT = CREATED_AT - 3600000 where RECEIPT_ID = ?", receipt);

        JsonNode failed = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> client(manager, receipt),
                        one -> one.path("result").asText().equals("failed"));
        assertThat(failed.path("status").asInt()).isEqualTo(500);
    }

    private void endOn(int node, Realm realm, Tokens ended) {
        // the admin caller asks the first node
        Person owner =
                realm.personNamed(ended.claims().path("preferred_username").asText());
        server.admin(node)
                .put(
                        "/" + realm.name() + "/users/" + owner.id() + "/reset-password",
                        Map.of("type", "password", "value", "another horse", "temporary", false));
    }

    private void kill() {
        dead = true;
        server.kill(DYING);
    }

    private static String id(AdminCaller.Answer answer) {
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.location()).contains("/live-sessions/receipts/");
        return answer.location().substring(answer.location().lastIndexOf('/') + 1);
    }

    private static JsonNode client(AdminCaller manager, String receipt) {
        return manager.get("receipts/" + receipt).body().path("clients").path(0);
    }

    private JsonNode clientOf(Realm realm) {
        return server.admin().get("/" + realm.name() + "/clients?clientId=app").path(0);
    }

    private void change(Realm realm, String url) {
        ObjectNode client = (ObjectNode) clientOf(realm);
        Map<String, String> attributes = new HashMap<>();
        client.path("attributes")
                .properties()
                .forEach(one -> attributes.put(one.getKey(), one.getValue().asText()));
        attributes.put("backchannel.logout.url", url);
        server.admin()
                .put(
                        "/" + realm.name() + "/clients/" + client.path("id").asText(),
                        client.putPOJO("attributes", attributes));
    }

    private Realm realm() {
        return RealmDraft.draft()
                .gated(Policy.limit(100, "evict-oldest"))
                .clientToldOfLogout("app", apps, server)
                .clientToldOfLogout(Apps.SILENT, apps, server)
                .create(server);
    }

    private static AdminCaller manager(Realm realm) {
        return AdminCaller.with(realm, realm, "manage-users");
    }

    private Tokens signIn(Realm realm, Person person, int node) {
        return device(node).signIn(realm.client("app", apps), person);
    }

    private Device device(int node) {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN).at(node);
    }
}
