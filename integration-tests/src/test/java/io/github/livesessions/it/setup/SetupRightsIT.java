package io.github.livesessions.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.rest.AdminCaller.Answer;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may look at a realm's setup and change it, and what nobody may do by mistake. */
@Keycloak
final class SetupRightsIT {

    private final KeycloakServer server;
    private final Apps apps;

    SetupRightsIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @ParameterizedTest
    @CsvSource({
        "view-realm, 200, 403",
        "manage-realm, 200, 200",
        "realm-admin, 200, 200",
        "manage-users, 403, 403",
        "view-users, 403, 403",
        "view-events, 403, 403",
        "query-users, 403, 403"
    })
    void onlyThoseWhoMayChangeTheRealmChangeItsSetup(String role, int look, int change) {
        Realm realm = draft().create(server);
        AdminCaller caller = AdminCaller.with(realm, realm, role);

        assertThat(caller.get("setup").status()).isEqualTo(look);
        assertThat(caller.post("setup", "{}").status()).isEqualTo(change);
        assertThat(caller.delete("setup").status()).isEqualTo(change);
    }

    @Test
    void whoIsNobodyHereMayNothing() {
        Realm realm = draft().create(server);
        Realm other = draft().create(server);

        assertThat(AdminCaller.nobody(realm).get("setup").status()).isEqualTo(401);
        assertThat(AdminCaller.with(realm, realm).get("setup").status()).isEqualTo(403);
        assertThat(AdminCaller.with(other, realm, "realm-admin")
                        .post("setup", "{}")
                        .status())
                .isIn(401, 403);
        assertThat(new SetUpRealm(realm).look().path("state").asText()).isEqualTo("none");
    }

    @Test
    void clientsAreBoundOnlyByThoseWhoMayManageThem() {
        Realm realm = draft().create(server);
        String wish = "{\"dpopClients\":[\"app\"]}";

        Answer answer = AdminCaller.with(realm, realm, "manage-realm").post("setup", wish);

        assertThat(problem(answer)).isEqualTo("400 invalid-field");
        assertThat(AdminCaller.with(realm, realm, "manage-realm", "manage-clients")
                        .post("setup", wish)
                        .status())
                .isEqualTo(200);
        // what has been bound is taken back by the same right
        assertThat(SetUpRealm.changes(AdminCaller.with(realm, realm, "manage-realm")
                        .delete("setup?dryRun=true")
                        .body()))
                .contains("dpop/app: true -> null");
    }

    @Test
    void theMasterRealmIsMeantOnlyWhereItIsSaidTwice() {
        Realm master = Realm.master(server);
        AdminCaller admin = AdminCaller.ofAllRealms(master);

        Answer answer = admin.post("setup", "{\"dryRun\":true}");
        Answer meant = admin.post("setup", "{\"dryRun\":true,\"master\":\"master\"}");

        assertThat(problem(answer)).isEqualTo("409 is-master");
        assertThat(problem(admin.post("setup", "{\"master\":\"demo\"}"))).isEqualTo("409 is-master");
        assertThat(meant.status()).isEqualTo(200);
        assertThat(admin.get("setup").body().path("undoable").asBoolean(true)).isFalse();
    }

    @Test
    void whoWouldNotGetInAnyMoreIsRefusedAndNothingIsDone() {
        Realm realm = draft().create(server);
        SetUpRealm setup = new SetUpRealm(realm);
        Person ada = realm.person();
        AdminCaller.as(ada, realm, realm, "realm-admin");
        AdminCaller twice = AdminCaller.as(ada, realm, realm);
        realm.gate(Policy.limit(1, "refuse"));
        disableGate(realm);

        Answer answer = twice.post("setup", "{}");

        assertThat(problem(answer)).isEqualTo("409 would-lock-you-out");
        assertThat(setup.status("gate")).isEqualTo("missing");
        assertThat(setup.look().path("undoable").asBoolean(true)).isFalse();
        assertThat(setup.tryInstall(Map.of()).status())
                .as("of somebody who would")
                .isEqualTo(200);
        assertThat(setup.status("gate")).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mode\":\"soft\"} | mode",
                "{\"apply\":\"later\"} | apply",
                "{\"leave\":[\"everything\"]} | leave",
                "{\"leave\":\"policy\"} | leave",
                "{\"dryRun\":\"yes\"} | dryRun",
                "{\"dpopClients\":[\"account-console\"]} | dpopClients",
                "{\"dpopClients\":[\"nobody\"]} | dpopClients",
                "{\"supportContact\":7} | supportContact",
                "{\"plans\":[]} | plans"
            })
    void whatIsNotUnderstoodIsNamed(String body, String field) {
        Realm realm = draft().create(server);

        Answer answer = AdminCaller.with(realm, realm, "realm-admin").post("setup", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("field").asText()).isEqualTo(field);
    }

    @Test
    void eachChangeIsAnAdminEvent() {
        Realm realm = draft().create(server);
        SetUpRealm setup = new SetUpRealm(realm);

        setup.wouldInstall(Map.of());
        setup.install(Map.of());
        setup.wouldUndo();
        setup.undo();

        List<String> told =
                server
                        .admin()
                        .get("/" + realm.name() + "/admin-events?max=100")
                        .findValuesAsText("resourcePath")
                        .stream()
                        .filter(path -> path.contains("setup"))
                        .toList();
        assertThat(told).hasSize(2);
    }

    private void disableGate(Realm realm) {
        String path = "/" + realm.name() + "/authentication/required-actions/live-sessions-gate";
        ObjectNode gate = (ObjectNode) server.admin().get(path);
        server.admin().put(path, gate.put("enabled", false));
    }

    private static String problem(Answer answer) {
        return answer.status() + " "
                + answer.body().path("type").asText().replaceFirst("urn:live-sessions:problem:", "");
    }

    private RealmDraft draft() {
        return RealmDraft.draft().client("app", apps);
    }
}
