package io.github.livesessions.it.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.devices.OwnCaller;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The chain of a real server, signed by a key in a file: good after all that may happen, and bad after what may not. */
@Keycloak(database = Database.POSTGRESQL)
final class AuditChainIT {

    private static final Duration APPENDED = Duration.ofSeconds(20);

    private final KeycloakServer server;
    private final Apps apps;
    private final Tables tables;

    AuditChainIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        this.tables = new Tables(server);
    }

    @BeforeAll
    void startWithAKey() throws IOException, GeneralSecurityException {
        byte[] secret = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Files.writeString(
                server.files().resolve("audit.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(secret)
                        + "\n-----END PRIVATE KEY-----\n");
        assertThat(server.log(0)).containsOnlyOnce("The audit chain is not signed");
        server.stop(0);
        server.start(
                0,
                "--spi-live-sessions--default--audit-keys=" + server.files().resolve("audit.pem"),
                "--spi-live-sessions--default--audit-checkpoints="
                        + server.files().resolve("checkpoints"),
                "--spi-live-sessions--default--audit-checkpoint-seconds=1");
        assertThat(server.log(0)).containsOnlyOnce("The audit chain is not signed");
    }

    @Test
    void itIsGoodAfterLifeErasureOptOutAndDeletion() {
        Realm realm = realm();
        Household ada = new Household(realm, realm.person());
        Household bob = new Household(realm, realm.person());
        OwnCaller adas = ada.proven(laptop());
        OwnCaller bobs = bob.proven(laptop());
        AdminCaller auditor = AdminCaller.with(realm, realm, "view-events");
        shallBeGood(auditor);

        assertThat(adas.delete("me/events").status()).isEqualTo(204);
        assertThat(bobs.call("PUT", "me/preferences", "{\"locationTracking\":false}")
                        .status())
                .isEqualTo(200);
        shallBeGood(auditor);

        server.admin().delete("/" + realm.name() + "/users/" + bob.person().id());
        JsonNode verdict = shallBeGood(auditor);

        assertThat(verdict.path("signed").asBoolean()).isTrue();
        assertThat(verdict.path("records").asInt()).isGreaterThan(4);
        assertThat(verdict.get("note").isNull()).isTrue();
        assertThat(new Dump(server).rows())
                .noneMatch(row -> row.contains(bob.person().id()));
    }

    @Test
    void aChangedEventAndARemovedTailAreNamed() {
        Realm realm = realm();
        Household ada = new Household(realm, realm.person());
        ada.proven(laptop());
        ada.unproven(laptop());
        AdminCaller auditor = AdminCaller.with(realm, realm, "view-events");
        long last = shallBeGood(auditor).path("last").asLong();
        long first = Long.parseLong(tables.text(
                "select min(SEQ) from LS_EVENT where USER_ID = ?", ada.person().id()));

        tables.change("update LS_EVENT set IP_ADDRESS = '192.0.2.99' where SEQ = ?", first);
        JsonNode changed = auditor.get("audit/verify").body();
        tables.change("update LS_EVENT set IP_ADDRESS = ? where SEQ = ?", Origin.OSLO, first);
        assertThat(auditor.get("audit/verify").body().path("intact").asBoolean())
                .isTrue();
        tables.change("delete from LS_EVENT where SEQ = ?", last);
        tables.change("delete from LS_AUDIT where SEQ = ?", last);
        JsonNode removed = auditor.get("audit/verify").body();

        assertThat(changed.path("intact").asBoolean(true)).isFalse();
        assertThat(changed.path("fault").path("kind").asText()).isEqualTo("event-changed");
        assertThat(changed.path("fault").path("seq").asLong()).isEqualTo(first);
        assertThat(removed.path("fault").path("kind").asText()).isEqualTo("records-missing");
    }

    @Test
    void retentionCutsEventsAndChainAndLeavesThemGood() {
        Realm realm = RealmDraft.draft().client("app", apps).create(server);
        Household ada = new Household(realm, realm.person());
        ada.unproven(laptop());
        AdminCaller auditor = AdminCaller.with(realm, realm, "view-events");
        shallBeGood(auditor);
        String realmId = server.admin().get("/" + realm.name()).path("id").asText();
        assertThat(tables.texts("select ID from LS_EVENT where REALM_ID = ?", realmId))
                .isNotEmpty();
        realm.gate(Policy.limit(20, "refuse").with("retention-days", "1"));
        // so that all that was yesterday is old today: the chain does not let the past be changed
        age(realmId, Duration.ofDays(2));
        ada.unproven(laptop());

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                auditor.get("audit/verify").body().path("cut").asLong())
                        .isPositive());

        assertThat(tables.texts("select TYPE from LS_EVENT where REALM_ID = ? and TYPE = 'session-started'", realmId))
                .hasSize(1);
    }

    /** The past as it would be had it happened earlier; only its chain cannot be right then. */
    private void age(String realmId, Duration time) {
        tables.change("update LS_EVENT set HAPPENED_AT = HAPPENED_AT - ? where REALM_ID = ?", time.toMillis(), realmId);
        tables.change("update LS_AUDIT set HAPPENED_AT = HAPPENED_AT - ? where REALM_ID = ?", time.toMillis(), realmId);
    }

    private JsonNode shallBeGood(AdminCaller auditor) {
        await().atMost(APPENDED).untilAsserted(() -> {
            JsonNode verdict = auditor.get("audit/verify").body();
            assertThat(verdict.path("fault").isNull()).as(verdict.toString()).isTrue();
            assertThat(verdict.path("waiting").asLong()).isZero();
            assertThat(verdict.path("signedUpTo").asLong())
                    .isPositive()
                    .isEqualTo(verdict.path("last").asLong());
        });
        JsonNode verdict = auditor.get("audit/verify").body();
        assertThat(verdict.path("intact").asBoolean()).isTrue();
        return verdict;
    }

    private Realm realm() {
        return RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
