package io.github.livesessions.it.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.devices.OwnCaller;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The receipt of a remote logout: what was done, when, and who was told; for whom it concerns and nobody else. */
@Keycloak
final class ReceiptIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Realm other;
    private final Client app;
    private final Client plain;
    private final AdminCaller manager;

    ReceiptIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .with("accessTokenLifespan", 240)
                .clientToldOfLogout("app", apps, server)
                .client("plain", apps)
                .create(server);
        other = RealmDraft.draft().gated(Policy.limit(20, "refuse")).create(server);
        app = realm.client("app", apps);
        plain = realm.client("plain", apps);
        manager = AdminCaller.with(realm, realm, "manage-users");
    }

    @Test
    void saysWhatWasDone() {
        Person ada = realm.person();
        Device phone = phone();
        Tokens ended = phone.signIn(app, ada);
        phone.tokens(plain).redeem(phone.open(plain).code());
        OwnCaller console = console(ada);
        Instant before = Instant.now();

        OwnCaller.Reply answer = console.delete("me/sessions/" + ended.sid());

        assertThat(answer.status()).isEqualTo(204);
        String location = answer.header("Location");
        assertThat(location).startsWith(realm.url() + "/live-sessions/me/receipts/");
        String id = location.substring(location.lastIndexOf('/') + 1);
        JsonNode receipt = await().atMost(Heard.SOON)
                .until(
                        () -> console.get("me/receipts/" + id).body(),
                        shown -> shown.path("clients")
                                .path(0)
                                .path("result")
                                .asText()
                                .equals("told"));
        assertThat(receipt.path("id").asText()).isEqualTo(id);
        assertThat(receipt.path("sessionId").asText()).isEqualTo(ended.sid());
        assertThat(receipt.path("cause").asText()).isEqualTo("logout");
        assertThat(Instant.parse(receipt.path("requestedAt").asText())).isBetween(before, Instant.now());
        assertThat(Instant.parse(receipt.path("keycloakEndedAt").asText())).isBetween(before, Instant.now());
        assertThat(receipt.get("offlineTokenEndedAt").isNull()).isTrue();
        assertThat(receipt.path("accessTokensValidForSeconds").asInt()).isEqualTo(240);
        JsonNode told = receipt.path("clients").path(0);
        assertThat(told.path("clientId").asText()).isEqualTo("app");
        assertThat(told.path("attempts").asInt()).isEqualTo(1);
        assertThat(told.path("status").asInt()).isEqualTo(200);
        assertThat(Instant.parse(told.path("at").asText())).isBetween(before, Instant.now());
        JsonNode unasked = receipt.path("clients").path(1);
        assertThat(unasked.path("clientId").asText()).isEqualTo("plain");
        assertThat(unasked.path("result").asText()).isEqualTo("not-registered");
        assertThat(unasked.path("attempts").asInt()).isZero();
        assertThat(manager.get("receipts/" + id).body().path("sessionId").asText())
                .isEqualTo(ended.sid());
    }

    @Test
    void saysThatAnOfflineTokenWasRevoked() {
        Person ada = realm.person();
        Tokens ended = phone().signIn(app, ada, "scope=openid offline_access");

        String location = manager.delete("sessions/" + ended.sid()).location();

        assertThat(location).contains("/admin/realms/" + realm.name() + "/live-sessions/receipts/");
        String path = location.substring(location.indexOf("receipts/"));
        await().atMost(Heard.SOON)
                .until(() ->
                        manager.get(path).body().path("offlineTokenEndedAt").isTextual());
    }

    @Test
    void isNobodyElses() {
        Person ada = realm.person();
        Tokens ended = phone().signIn(app, ada);
        String location = manager.delete("sessions/" + ended.sid()).location();
        String id = location.substring(location.lastIndexOf('/') + 1);

        assertThat(console(realm.person()).get("me/receipts/" + id).status()).isEqualTo(404);
        assertThat(console(ada).get("me/receipts/" + id).status()).isEqualTo(200);
        assertThat(console(ada).get("me/receipts/unknown").status()).isEqualTo(404);
        assertThat(OwnCaller.with(realm, null).get("me/receipts/" + id).status())
                .isEqualTo(401);
        assertThat(OwnCaller.with(realm, ended.access())
                        .get("me/receipts/" + id)
                        .status())
                .isEqualTo(401);
        assertThat(AdminCaller.with(realm, realm, "view-users")
                        .get("receipts/" + id)
                        .status())
                .isEqualTo(200);
        assertThat(AdminCaller.with(realm, realm, "query-users")
                        .get("receipts/" + id)
                        .status())
                .isEqualTo(403);
        assertThat(AdminCaller.with(realm, realm).get("receipts/" + id).status())
                .isEqualTo(403);
        assertThat(AdminCaller.with(other, other, "manage-users")
                        .get("receipts/" + id)
                        .status())
                .isEqualTo(404);
        assertThat(AdminCaller.nobody(realm).get("receipts/" + id).status()).isEqualTo(401);
    }

    @Test
    void isForgottenWithTheHistory() {
        Tokens ended = phone().signIn(app, realm.person());
        String location = manager.delete("sessions/" + ended.sid()).location();
        String path = location.substring(location.indexOf("receipts/"));
        await().atMost(Heard.SOON)
                .until(() -> manager.get(path)
                        .body()
                        .path("clients")
                        .path(0)
                        .path("result")
                        .asText()
                        .equals("told"));

        new Tables(server)
                .change(
                        "update LS_RECEIPT set REQUESTED_AT = REQUESTED_AT - ? where SESSION_ID = ?",
                        Duration.ofDays(91).toMillis(),
                        ended.sid());

        await().atMost(Duration.ofMinutes(2)).until(() -> manager.get(path).status() == 404);
    }

    private OwnCaller console(Person person) {
        return OwnCaller.with(
                realm,
                Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO)
                        .signIn(Household.console(realm), person)
                        .access());
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.BERLIN);
    }
}
