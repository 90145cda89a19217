package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A policy stays whole wherever a realm goes: shown, changed, exported and imported by Keycloak's own means. */
@Keycloak(database = Database.POSTGRESQL)
final class PolicyCarriedIT {

    private static final String PROVIDER = "io.github.livesessions.registry.policy.PolicyProvider";

    /** Every setting, none of them as it is by default. */
    private static final Policy FULL = Policy.usual()
            .plan("small limit=1 when-full=evict-oldest")
            .plan("'Gold Plus' limit=7 when-full=refuse notice=new-device roles=offline_access,'shop owner'")
            .with("default-plan", "small")
            .with("keep-both-minutes", "15")
            .with("reveal", "device-type")
            .with("support-contact", "Ring {0} or 'mail' help@example.org")
            .with("lock", "strict")
            .with("proof-max-age", "120")
            .with("fingerprint", "headers")
            .with("on-lock-violation", "end-session")
            .with("end-sessions", "step-up");

    private final KeycloakServer server;
    private final Apps apps;
    private Realm realm;

    PolicyCarriedIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @BeforeEach
    void aRealmOfItsOwn() {
        realm = RealmDraft.draft().gated(FULL).client("app", apps).create(server);
    }

    @Test
    void theAdminRestShowsAllOfIt() {
        assertThat(config(component(realm))).isEqualTo(withSortedPlans(FULL.config()));
    }

    @Test
    void aChangeOfOneSettingLeavesTheOthers() {
        ObjectNode component = component(realm);
        component.putObject("config").putArray("proof-max-age").add("30");

        put(component);

        assertThat(config(component(realm)))
                .isEqualTo(withSortedPlans(FULL.with("proof-max-age", "30").config()));
    }

    @Test
    void aChangedPlanHoldsForTheNextLogin() {
        Person ada = realm.person();
        Client app = realm.client("app", apps);
        Census census = new Census(realm, app);
        ObjectNode component = component(realm);
        component.withObject("config").putArray("plans").add("small limit=2 when-full=evict-oldest");

        put(component);

        String first = Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN)
                .signIn(app, ada)
                .sid();
        String second = Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN)
                .signIn(app, ada)
                .sid();
        census.shallHold(ada, first, second);
    }

    @Test
    void aRealmMadeOfAnExportHasItAndIsGated() {
        ObjectNode exported = (ObjectNode) server.admin().exportOf(realm.name());
        server.admin().delete("/" + realm.name());
        String copy = "r-" + UUID.randomUUID().toString().substring(0, 8);

        server.admin().post("", exported.put("realm", copy));

        Realm imported = Realm.named(copy, server);
        assertThat(config(component(imported))).isEqualTo(withSortedPlans(FULL.config()));
        JsonNode gate = server.admin().get("/" + copy + "/authentication/required-actions/live-sessions-gate");
        assertThat(gate.path("enabled").asBoolean()).isTrue();
    }

    private void put(ObjectNode component) {
        server.admin()
                .put("/" + realm.name() + "/components/" + component.path("id").asText(), component);
    }

    private ObjectNode component(Realm of) {
        return (ObjectNode) server.admin()
                .get("/" + of.name() + "/components?type=" + PROVIDER)
                .path(0);
    }

    private static Map<String, List<String>> config(JsonNode component) {
        Map<String, List<String>> config = new HashMap<>();
        component
                .path("config")
                .forEachEntry((key, values) -> config.put(
                        key, values.valueStream().map(JsonNode::asText).toList()));
        return withSortedPlans(config);
    }

    /** Keycloak keeps the values of a key in no order. */
    private static Map<String, List<String>> withSortedPlans(Map<String, List<String>> config) {
        Map<String, List<String>> sorted = new HashMap<>(config);
        sorted.computeIfPresent("plans", (key, lines) -> lines.stream().sorted().toList());
        return sorted;
    }
}
