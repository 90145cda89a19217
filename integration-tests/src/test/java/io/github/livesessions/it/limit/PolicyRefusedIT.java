package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong policy is refused on every way into a realm, and a right one leaves and enters with the realm. */
@Keycloak(database = Database.POSTGRESQL)
final class PolicyRefusedIT {

    private static final String PROVIDER = "io.github.livesessions.registry.policy.PolicyProvider";

    private final KeycloakServer server;

    PolicyRefusedIT(KeycloakServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource({
        "plans.single.limit, 0, whole number from 1 to 1000",
        "plans.single.limit, two, whole number from 1 to 1000",
        "plans.single.when-full, evict-youngest, evict-oldest",
        "plans.single.notice, sometimes, new-device",
        "default-plan, platinum, single",
        "keep-both-minutes, 1441, from 0 to 1440",
        "reveal, everything, country",
        "plan.single.limit, 3, no such setting"
    })
    void theAdminRestRefusesItWithKeyValueAndRemedy(String key, String value, String remedy) {
        Realm realm = RealmDraft.draft().create(server);

        assertThatThrownBy(() -> realm.gate(Policy.limit(1, "ask").with(key, value)))
                .hasMessageContaining(" 400: ")
                .hasMessageContaining(key)
                .hasMessageContaining(value)
                .hasMessageContaining(remedy);

        assertThat(components(realm.name())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "plans.single.limit, 0, whole number from 1 to 1000",
        "plans.single.when-full, evict-youngest, evict-oldest",
        "default-plan, platinum, single"
    })
    void aRealmWithItIsNotImportedAndTheLogSaysWhy(String key, String value, String remedy) {
        RealmDraft draft = RealmDraft.draft().gated(Policy.limit(1, "ask").with(key, value));
        int before = server.log(0).length();

        // Keycloak answers 500 to whatever an import throws that it does not know
        assertThatThrownBy(() -> draft.create(server)).hasMessageContaining("POST /admin/realms answered");

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(server.log(0).substring(before)).contains(key, value, remedy));
    }

    @Test
    void aRealmHasOnePolicy() {
        Realm realm = RealmDraft.draft().gated(Policy.limit(1, "ask")).create(server);

        assertThatThrownBy(() -> realm.gate(Policy.usual())).hasMessageContaining(" 400: ");
    }

    private JsonNode components(String realm) {
        return server.admin().get("/" + realm + "/components?type=" + PROVIDER);
    }
}
