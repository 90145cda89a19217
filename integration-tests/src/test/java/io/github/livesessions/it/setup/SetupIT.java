package io.github.livesessions.it.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One call sets a realm up, tells before what it will do, and another takes all of it back. */
@Keycloak
final class SetupIT {

    private static final Map<String, Object> USUAL = Map.of();

    private final KeycloakServer server;
    private final Apps apps;

    SetupIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @Test
    void aFreshRealmIsToldWhatItLacks() {
        SetUpRealm setup = new SetUpRealm(fresh());

        JsonNode found = setup.look();

        assertThat(found.path("state").asText()).isEqualTo("none");
        assertThat(found.path("mode").isNull()).isTrue();
        assertThat(found.path("undoable").asBoolean(true)).isFalse();
        assertThat(List.of("policy", "gate", "browser-flow", "registration-flow", "account-theme", "user-profile-plan"))
                .allSatisfy(part -> assertThat(setup.status(part)).as(part).isEqualTo("missing"));
        assertThat(List.of("direct-grant-flow", "first-broker-flow", "reset-credentials-flow", "listener", "proxy"))
                .allSatisfy(part -> assertThat(setup.status(part)).as(part).isEqualTo("ok"));
        assertThat(List.of("https", "audit-keys", "support-contact", "dpop", "realm-settings"))
                .allSatisfy(part -> assertThat(setup.status(part)).as(part).isEqualTo("warning"));
        assertThat(setup.status("mail")).isEqualTo("missing");
        assertThat(setup.status("geo-file")).as("of some age").isIn("ok", "warning");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(setup.status("cluster")).isEqualTo("ok"));
    }

    @Test
    void whatIsToldFirstIsWhatIsDoneAndIsTakenBackExactly() {
        Realm realm = fresh();
        realm.trust("partner", fresh(), new Client(realm.url(), "broker", realm.url(), "secret"));
        SetUpRealm setup = new SetUpRealm(realm);
        JsonNode before = setup.export();
        Map<String, Object> wish = Map.of("supportContact", "help@example.org", "dpopClients", List.of("second"));

        JsonNode told = setup.wouldInstall(wish);

        assertThat(setup.export()).as("after a look").isEqualTo(before);
        assertThat(told.path("done").asBoolean(true)).isFalse();
        JsonNode done = setup.install(wish);
        assertThat(done.path("done").asBoolean()).isTrue();
        assertThat(SetUpRealm.changes(done)).isEqualTo(SetUpRealm.changes(told));
        assertThat(SetUpRealm.changes(done))
                .contains(
                        "policy:  -> enforcing",
                        "browser-flow/browser with live sessions:  -> made of browser",
                        "browser-flow: browser -> browser with live sessions",
                        "registration-flow: registration -> registration with live sessions",
                        "account-theme:  -> live-sessions",
                        "user-profile-plan:  -> admin",
                        "support-contact/support-contact:  -> help@example.org",
                        "dpop/second:  -> true")
                .noneMatch(change -> change.startsWith("reset-credentials-flow"));
        assertThat(setup.look().path("state").asText()).isEqualTo("installed");
        assertThat(setup.look().path("mode").asText()).isEqualTo("enforcing");
        assertThat(SetUpRealm.changes(setup.install(wish))).as("a second time").isEmpty();

        JsonNode toUndo = setup.wouldUndo();
        JsonNode undone = setup.undo();

        assertThat(SetUpRealm.changes(undone))
                .isEqualTo(SetUpRealm.changes(toUndo))
                .hasSameSizeAs(SetUpRealm.changes(done));
        assertThat(undone.path("changes")).noneMatch(change -> change.path("to").isNull());
        assertThat(setup.export()).as("after undoing").isEqualTo(before);
        assertThat(setup.look().path("undoable").asBoolean(true)).isFalse();
    }

    @Test
    void itsLimitHoldsAndPeopleLogInByTheCopiedFlow() {
        Realm realm = fresh();
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        new SetUpRealm(realm).install(USUAL);

        device(Agent.CHROME_ON_WINDOWS).signIn(app, ada);
        String second = device(Agent.SAFARI_ON_IPHONE).signIn(app, ada).sid();
        String third = device(Agent.FIREFOX_ON_LINUX).signIn(app, ada).sid();

        realm.shallHold(ada, second, third);
    }

    @Test
    void thoseAboveTheirPlansAreCountedFirstAndOnlyHeldToThemAtOnceIfAsked() {
        Realm realm = fresh();
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        for (Agent agent : List.of(Agent.CHROME_ON_WINDOWS, Agent.SAFARI_ON_IPHONE, Agent.FIREFOX_ON_LINUX)) {
            device(agent).signIn(app, ada);
        }
        SetUpRealm setup = new SetUpRealm(realm);

        JsonNode told = setup.wouldInstall(USUAL);
        setup.install(Map.of("apply", "new-logins"));

        assertThat(told.path("users").asInt()).isEqualTo(1);
        assertThat(told.path("sessions").asInt()).isEqualTo(1);
        assertThat(realm.sessions(ada)).hasSize(3);
        setup.install(Map.of("apply", "now"));
        realm.shallHoldCount(ada, 2);
    }

    @Test
    void aFlowOfTheRealmsOwnIsCopiedAndNeverChanged() {
        Realm realm = fresh();
        server.admin().post("/" + realm.name() + "/authentication/flows/browser/copy", Map.of("newName", "our own"));
        realm.change(Map.of("browserFlow", "our own"));
        SetUpRealm setup = new SetUpRealm(realm);
        JsonNode before = setup.export();

        List<String> done = SetUpRealm.changes(setup.install(USUAL));

        assertThat(done).contains("browser-flow: our own -> our own with live sessions");
        assertThat(flow(setup.export(), "our own")).isEqualTo(flow(before, "our own"));
        assertThat(flow(setup.export(), "browser")).isEqualTo(flow(before, "browser"));
        device(Agent.CHROME_ON_WINDOWS).signIn(realm.client("app", apps), realm.person());
        setup.undo();
        assertThat(setup.export()).isEqualTo(before);
    }

    @Test
    void whatSomebodyHasChangedSinceIsLeftAlone() {
        Realm realm = fresh();
        SetUpRealm setup = new SetUpRealm(realm);
        setup.install(USUAL);
        server.admin().post("/" + realm.name() + "/authentication/flows/browser/copy", Map.of("newName", "theirs"));
        realm.change(Map.of("browserFlow", "theirs", "accountTheme", "keycloak.v3"));
        server.admin()
                .post(
                        "/" + realm.name()
                                + "/authentication/flows/registration%20with%20live%20sessions/executions/execution",
                        Map.of("provider", "live-sessions-device"));

        List<String> undone = SetUpRealm.changes(setup.undo());

        assertThat(undone)
                .contains(
                        "browser-flow: theirs -> null",
                        "account-theme: keycloak.v3 -> null",
                        "registration-flow/registration with live sessions:"
                                + " registration with live sessions -> null",
                        "registration-flow: registration with live sessions -> registration",
                        "browser-flow/browser with live sessions: browser with live sessions -> ",
                        "policy: enforcing -> ");
        JsonNode after = setup.export();
        assertThat(after.path("browserFlow").asText()).isEqualTo("theirs");
        assertThat(after.path("accountTheme").asText()).isEqualTo("keycloak.v3");
        assertThat(after.path("registrationFlow").asText()).isEqualTo("registration");
        assertThat(flow(after, "registration with live sessions").isMissingNode())
                .isFalse();
        assertThat(flow(after, "browser with live sessions").isMissingNode()).isTrue();
    }

    @Test
    void whatIsToBeLeftIsNotTouched() {
        SetUpRealm setup = new SetUpRealm(fresh());

        List<String> done = SetUpRealm.changes(
                setup.install(Map.of("leave", List.of("account-theme", "browser-flow", "realm-settings"))));

        assertThat(done).noneMatch(change -> change.startsWith("account-theme") || change.startsWith("browser-flow"));
        assertThat(setup.status("browser-flow")).isEqualTo("missing");
        assertThat(setup.look().path("state").asText()).isEqualTo("partial");
    }

    @Test
    void aRealmMadeOfAnExportCanBeTakenBackToo() {
        Realm realm = fresh();
        new SetUpRealm(realm).install(USUAL);
        ObjectNode exported = (ObjectNode) server.admin().wholeExportOf(realm.name());
        server.admin().delete("/" + realm.name());
        String name = "r-" + UUID.randomUUID().toString().substring(0, 8);
        server.admin().post("", exported.put("realm", name));
        SetUpRealm imported = new SetUpRealm(Realm.named(name, server));

        List<String> undone = SetUpRealm.changes(imported.undo());

        assertThat(undone).isNotEmpty().noneMatch(change -> change.endsWith("-> null"));
        JsonNode after = imported.export();
        assertThat(after.path("browserFlow").asText()).isEqualTo("browser");
        assertThat(flow(after, "browser with live sessions").isMissingNode()).isTrue();
        assertThat(after.path("components").toString()).doesNotContain("live-sessions");
    }

    private static JsonNode flow(JsonNode export, String alias) {
        for (JsonNode flow : export.path("authenticationFlows")) {
            if (flow.path("alias").asText().equals(alias)) {
                return flow;
            }
        }
        return export.path("no such flow");
    }

    private Realm fresh() {
        return RealmDraft.draft()
                .with("registrationAllowed", true)
                .with("adminEventsEnabled", false)
                .client("app", apps)
                .client("second", apps)
                .create(server);
    }

    private Device device(Agent agent) {
        return Device.of(server, agent, Origin.UNKNOWN);
    }
}
