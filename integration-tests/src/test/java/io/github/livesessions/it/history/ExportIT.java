package io.github.livesessions.it.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.devices.OwnCaller;
import io.github.livesessions.it.devices.OwnCaller.Reply;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import io.github.livesessions.it.server.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People take away all that is kept of them, administrators the history of the realm. */
@Keycloak
final class ExportIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Tables tables;

    ExportIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        tables = new Tables(server);
    }

    @Test
    void theOwnExportIsAsTheSchemaSaysAndHoldsAllThatIsKept() throws IOException {
        Household ada = new Household(realm, realm.person());
        Device phone = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSLO).withKey();
        Tokens onPhone = phone.signIn(app, ada.person());
        OwnCaller laptop = ada.proven(Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.PARIS)
                .withFingerprint("0123456789abcdef0123456789abcdef"));
        assertThat(laptop.put("me/devices/" + ada.deviceOf(onPhone) + "/block").status())
                .isEqualTo(200);
        await().until(() ->
                phone.tokens(app).userInfo(onPhone) == 401); // its own session has gone before it tries again
        phone.login(app, ada.person()).errorPage();
        delivered(ada);

        Reply export = laptop.get("me/export");

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.header("Content-Type")).startsWith("application/json");
        assertThat(export.header("Content-Disposition")).contains("history.json");
        assertThat(schema(laptop).validate(export.body())).isEmpty();
        assertThat(export.body().path("sessions")).hasSize(1);
        assertThat(export.body().path("devices")).hasSize(2);
        assertThat(export.body().path("blocks")).hasSize(1);
        assertThat(export.body().path("receipts")).hasSize(1);
        // whatever our tables hold of a person is found in the export, but for when a block can be undone by its word
        for (String column : List.of(
                "LS_DEVICE.ID, BROWSER_KEY, KEY_THUMBPRINT, FINGERPRINT, BROWSER, OS",
                "LS_SESSION.ID, IP_ADDRESS, CITY, REGION, DEVICE_ID, BROWSER, OS_VERSION",
                "LS_BLOCK.ID, BROWSER_KEY, KEY_THUMBPRINT, DEVICE_ID, BY_DEVICE_ID",
                "LS_EVENT.ID, IP_ADDRESS, CITY, REGION, TYPE, CAUSE, DEVICE_ID, BY_DEVICE_ID, SESSION_ID",
                "LS_ALERT.ID, RULE_ID",
                "LS_RECEIPT.ID, SESSION_ID, CAUSE",
                "LS_LOGOUT.ID, RECEIPT_ID, CLIENT_NAME, RESULT",
                "LS_USER.ADDRESS_DIGEST")) {
            String table = column.substring(0, column.indexOf('.'));
            for (String name : column.substring(column.indexOf('.') + 1).split(", ", -1)) {
                assertThat(export.text())
                        .as(table + "." + name)
                        .contains(tables.texts(
                                "select " + name + " from " + table + " where USER_ID = ? and " + name + " is not null",
                                ada.person().id()));
            }
        }
    }

    @Test
    void theSchemaInTheDocsIsTheOneThatIsServed() throws IOException {
        assertThat(OwnCaller.with(realm, null).get("export.schema.json").text())
                .isEqualTo(Files.readString(Workspace.sources().resolve("docs/export.schema.json")));
    }

    @Test
    void theSchemaRefusesWhatIsNoExport() throws IOException {
        Household ada = new Household(realm, realm.person());
        OwnCaller laptop = ada.proven(Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.PARIS));
        delivered(ada);
        JsonNode export = laptop.get("me/export").body();
        ((ObjectNode) export.path("events").get(0)).put("type", "made-up");

        Set<ValidationMessage> problems = schema(laptop).validate(export);

        assertThat(problems).hasSize(1);
    }

    @Test
    void aDeviceThatIsNotProvenTakesNothingAway() {
        Household ada = new Household(realm, realm.person());

        Reply refused = ada.unproven(Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.PARIS))
                .get("me/export");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("device-not-proven");
    }

    @Test
    void hostileTextStaysTextInTheTable() {
        Household ada = new Household(realm, realm.person());
        Device.odd(
                        server,
                        Agent.named("=HYPERLINK(\"http://evil\")/1.0 (X11; Linux \u202Egnp.exe) " + "x".repeat(3_000)),
                        Origin.OSLO)
                .tokens(app)
                .grant(ada.person());
        OwnCaller laptop = ada.proven(Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.PARIS));
        delivered(ada);
        tables.change(
                "update LS_EVENT set BROWSER = ?, OS = ?, MODEL = ? where USER_ID = ? and TYPE = 'session-started'",
                "=cmd|' /C calc'!A0",
                "\"quoted\"\r\n,next",
                "\u202Eevil\u0007",
                ada.person().id());

        Reply export = laptop.get("me/export?format=csv");

        assertThat(export.header("Content-Type")).startsWith("text/csv");
        assertThat(export.text()).startsWith("\"at\",\"type\",\"cause\"").endsWith("\r\n");
        assertThat(export.text()).contains("\"'=cmd|' /C calc'!A0\"").contains("\"\"\"quoted\"\",next\"");
        assertThat(export.text()).doesNotContain("\u202E").doesNotContain("\u0007");
        assertThat(export.text().lines()).allMatch(line -> line.startsWith("\""));
        assertThat(server.log(0)).doesNotContain("HYPERLINK").doesNotContain("\u202E");
    }

    @Test
    void anAdministratorTakesTheRealmsHistoryAndThatIsTold() throws IOException {
        Household ada = new Household(realm, realm.person());
        OwnCaller laptop = ada.proven(Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.PARIS));
        delivered(ada);
        AdminCaller auditor = AdminCaller.with(realm, realm, "view-events");

        AdminCaller.Answer export =
                auditor.get("export?type=session-started&user=" + ada.person().id());

        assertThat(export.status()).isEqualTo(200);
        assertThat(schema(laptop).validate(export.body())).isEmpty();
        assertThat(export.body().path("events")).hasSize(1);
        assertThat(export.body().has("devices")).isFalse();
        await().untilAsserted(() -> assertThat(
                        laptop.get("me/events?type=history-exported").items())
                .hasSize(1)
                .allMatch(event -> event.path("cause").asText().equals("json")
                        && event.path("actor").path("kind").asText().equals("administrator")));
        assertThat(auditor.get("export?format=xml").status()).isEqualTo(400);
    }

    private void delivered(Household someone) {
        String id = someone.person().id();
        await().untilAsserted(() -> assertThat(tables.texts("select ID from LS_OUTBOX where USER_ID = ?", id))
                .isEmpty());
    }

    private static JsonSchema schema(OwnCaller caller) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(caller.get("export.schema.json").body());
    }
}
