package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong policy is refused alike on every way into a realm, and the admin is told what to write instead. */
@Keycloak(database = Database.POSTGRESQL)
final class PolicyRefusedIT {

    private static final String PROVIDER = "io.github.livesessions.registry.policy.PolicyProvider";

    private final KeycloakServer server;

    PolicyRefusedIT(KeycloakServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plans | gold limit=0 | limit is '0'; give a whole number from 1 to 1000",
                "plans | gold limit=5 when-full={evict} | use evict-least-active, evict-oldest, ask or refuse",
                "plans | Gold Plus limit=5 | 'Plus' is no setting of a plan",
                "default-plan | platinum | name one of the plans: free, pro, enterprise",
                "keep-both-minutes | 1441 | give a whole number from 0 to 1440",
                "lock | firm | use standard or strict",
                "proof-max-age | 9 | give a whole number from 10 to 3600",
                "plans.gold.limit | 5 | no such setting; known are plans, default-plan"
            })
    void creatingAndImportingItAnswerKeyValueAndRemedy(String key, String value, String remedy) {
        Realm realm = RealmDraft.draft().create(server);
        RealmDraft imported = RealmDraft.draft().gated(Policy.usual().with(key, value));

        assertThatThrownBy(() -> realm.gate(Policy.usual().with(key, value)))
                .hasMessageContaining(" 400: {\"errorMessage\":\"'" + key + "' is '" + value + "': ")
                .hasMessageContaining(remedy);
        assertThatThrownBy(() -> imported.create(server))
                .hasMessageContaining(" 400: {\"errorMessage\":\"'" + key + "' is '" + value + "': ")
                .hasMessageContaining(remedy);

        assertThat(policies(realm)).isEmpty();
        assertThat(server.admin().get("").findValuesAsText("realm")).doesNotContain(imported.name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plans | single limit=none | limit is 'none'; give a whole number from 1 to 1000",
                "default-plan | platinum | name one of the plans: single",
                "end-sessions | never | use free or step-up"
            })
    void aPolicyThatStandsIsNotReplacedByAWrongOne(String key, String value, String remedy) {
        Realm realm = RealmDraft.draft().gated(Policy.limit(1, "ask")).create(server);
        ObjectNode standing = (ObjectNode) policies(realm).get(0);
        ObjectNode wrong = standing.deepCopy();
        wrong.withObject("config").putArray(key).add(value);

        assertThatThrownBy(() -> server.admin().put(path(realm, standing), wrong))
                .hasMessageContaining(" 400: {\"errorMessage\":\"'" + key + "' is '" + value + "': ")
                .hasMessageContaining(remedy);

        assertThat(server.admin().get(path(realm, standing))).isEqualTo(standing);
        assertThat(server.admin()
                        .exportOf(realm.name())
                        .path("components")
                        .path(PROVIDER)
                        .path(0)
                        .path("config"))
                .isEqualTo(standing.path("config"));
    }

    @Test
    void aRealmHasOnePolicy() {
        Realm realm = RealmDraft.draft().gated(Policy.limit(1, "ask")).create(server);

        assertThatThrownBy(() -> realm.gate(Policy.usual()))
                .hasMessageContaining(" 400: ")
                .hasMessageContaining("change that one");

        assertThat(policies(realm)).hasSize(1);
    }

    @Test
    void aRealmWithTwoPoliciesIsNotImported() {
        Map<String, Object> one = Map.of("name", "one", "providerId", "live-sessions-policy");
        Map<String, Object> other = Map.of("name", "other", "providerId", "live-sessions-policy");
        RealmDraft draft = RealmDraft.draft().with("components", Map.of(PROVIDER, List.of(one, other)));

        assertThatThrownBy(() -> draft.create(server))
                .hasMessageContaining(" 400: ")
                .hasMessageContaining("change that one");
    }

    @Test
    void aPolicyBelongsToTheRealmItself() {
        Realm realm = RealmDraft.draft().gated(Policy.limit(1, "ask")).create(server);
        ObjectNode moved = (ObjectNode) policies(realm).get(0);
        String elsewhere = UUID.randomUUID().toString();

        assertThatThrownBy(() ->
                        server.admin().put(path(realm, moved), moved.deepCopy().put("parentId", elsewhere)))
                .hasMessageContaining(" 400: ")
                .hasMessageContaining("'parentId' is '" + elsewhere + "': leave it out");

        assertThat(policies(realm)).containsExactly(moved);
    }

    private JsonNode policies(Realm realm) {
        return server.admin().get("/" + realm.name() + "/components?type=" + PROVIDER);
    }

    private static String path(Realm realm, JsonNode component) {
        return "/" + realm.name() + "/components/" + component.path("id").asText();
    }
}
