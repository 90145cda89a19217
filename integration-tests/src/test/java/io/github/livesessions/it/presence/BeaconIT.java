package io.github.livesessions.it.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page can do with a beacon, and what nobody can. */
@Keycloak
final class BeaconIT {

    private static final String OWN_ORIGIN = "https://app.example.org";

    private final KeycloakServer server;
    private final Realm realm;
    private final Realm other;
    private final Client app;
    private final Client otherApp;

    BeaconIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.usual()
                        .plan("gold limit=5 idle-minutes=7 max-minutes=90")
                        .with("default-plan", "gold"))
                .client("app", apps)
                .service("machine", apps)
                .create(server);
        other = RealmDraft.draft().gated(Policy.usual()).client("app", apps).create(server);
        app = realm.client("app", apps);
        otherApp = other.client("app", apps);
        allow(realm, OWN_ORIGIN);
    }

    @Test
    void aTokenIsExchangedForABeaconOfItsOwnSession() {
        Tokens tokens = signIn(realm.person());

        var hello = new OpenPage(realm, tokens.access()).from(OWN_ORIGIN).hello();

        assertThat(hello.status()).isEqualTo(200);
        assertThat(hello.header("Cache-Control")).isEqualTo("no-store");
        assertThat(hello.header("Access-Control-Allow-Origin")).isEqualTo(OWN_ORIGIN);
        assertThat(hello.body().path("session").asText()).isEqualTo(tokens.sid());
        assertThat(hello.body().path("beacon").asText()).startsWith("v1." + tokens.sid() + '.');
        assertThat(hello.body().path("idleIn").asLong()).isBetween(380L, 420L);
        assertThat(hello.body().path("expiresIn").asLong()).isBetween(5_300L, 5_400L);
        assertThat(hello.body().path("next").asLong()).isEqualTo(30);
        assertThat(hello.body().path("idleWarning").asLong()).isEqualTo(60);
    }

    @Test
    void aCheckIsAnsweredWithWhatIsLeft() {
        OpenPage page = new OpenPage(realm, signIn(realm.person()).access()).from(OWN_ORIGIN);
        String beacon = page.beacon();

        var first = page.check(beacon);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Cache-Control")).isEqualTo("no-store");
        assertThat(first.header("Access-Control-Allow-Origin")).isEqualTo(OWN_ORIGIN);
        assertThat(first.state()).isEqualTo("live");
        assertThat(first.body().path("next").asLong()).isEqualTo(30);
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(page.check(beacon + " active")
                                .body()
                                .path("idleIn")
                                .asLong())
                        .isBetween(410L, 420L));
    }

    @Test
    void thePageOfASessionThatEndedIsToldWhy() {
        Person ada = realm.person();
        Tokens tokens = signIn(ada);
        OpenPage page = new OpenPage(realm, tokens.access());
        String beacon = page.beacon();
        assertThat(page.check(beacon).state()).isEqualTo("live");

        server.admin().delete("/" + realm.name() + "/sessions/" + tokens.sid());

        var gone = page.check(beacon);
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.state()).isEqualTo("ended");
        assertThat(gone.cause()).isEqualTo("admin");
        assertThat(gone.body().path("reason").path("by").asText()).isEqualTo("administrator");
        assertThat(gone.body().path("reason").path("at").asText()).endsWith("Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "active", " active", "v1", "v1.....", "v2.a.b.1.c", "\u0000\u0001", "{\"beacon\":1}", "ä"})
    void garbageIsNoBeacon(String garbage) {
        var reply = new OpenPage(realm, null).check(garbage);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("not-a-beacon");
    }

    @Test
    void aMegabyteIsNotLookedAt() {
        assertThat(new OpenPage(realm, null).check("v".repeat(1_000_000)).status())
                .isEqualTo(413);
    }

    @Test
    void anotherSealIsRefused() {
        OpenPage page = new OpenPage(realm, signIn(realm.person()).access());
        String beacon = page.beacon();
        String[] parts = beacon.split("\\.", -1);

        String longer = String.join(".", parts[0], parts[1], parts[2], "99999999999", parts[4]);
        String another = String.join(".", parts[0], "someone-elses-sid", parts[2], parts[3], parts[4]);
        String broken = beacon.substring(0, beacon.length() - 3) + "AAA";

        for (String forged : new String[] {longer, another, broken}) {
            assertThat(page.check(forged).status()).as(forged).isEqualTo(401);
            assertThat(page.check(forged).problem()).isEqualTo("beacon-expired");
        }
    }

    @Test
    void aBeaconOfAnotherRealmIsNone() {
        Tokens there = device().signIn(otherApp, other.person());
        String foreign = new OpenPage(other, there.access()).beacon();

        assertThat(new OpenPage(realm, null).check(foreign).status()).isEqualTo(401);
    }

    @Test
    void aPageOfAnotherSiteIsRefused() {
        OpenPage page = new OpenPage(realm, signIn(realm.person()).access());
        String beacon = page.beacon();

        var reply = page.from("https://evil.example.com").check(beacon);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(page.hello().status()).isEqualTo(403);
    }

    @Test
    void noTokenNoBeacon() {
        assertThat(new OpenPage(realm, null).hello().status()).isEqualTo(401);
        assertThat(new OpenPage(realm, "no.token.atall").hello().status()).isEqualTo(401);
        Tokens there = device().signIn(otherApp, other.person());
        assertThat(new OpenPage(realm, there.access()).hello().status()).isEqualTo(401);
    }

    @Test
    void aMachineHasNoSessionToCheck(Apps apps) {
        String token = device().tokens(realm.service("machine", apps))
                .serviceAccount()
                .tokens()
                .access();

        var reply = new OpenPage(realm, token).hello();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.problem()).isEqualTo("session-not-found");
    }

    private Tokens signIn(Person person) {
        return device().signIn(app, person);
    }

    private Device device() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private void allow(Realm where, String origin) {
        ObjectNode client = (ObjectNode)
                server.admin().get("/" + where.name() + "/clients?clientId=app").path(0);
        client.putArray("webOrigins").add(origin);
        server.admin().put("/" + where.name() + "/clients/" + client.path("id").asText(), client);
    }
}
