package io.github.livesessions.it.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A stream ends when its token would open none any more, though nothing happens that it could tell of. The realm is not set up, so
 * that no session ends by it.
 */
@Keycloak(database = Database.POSTGRESQL)
final class StreamRightsIT {

    private static final Duration LOOKED = Duration.ofSeconds(45);

    private final KeycloakServer server;
    private final Apps apps;

    StreamRightsIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @Test
    void itEndsWithTheRightsOfItsToken() {
        Realm realm = RealmDraft.draft()
                .client("app", apps)
                .client("disabled", apps)
                .client("revoked", apps)
                .create(server);
        Person suspended = realm.person();
        Person clerk = realm.person();
        try (OpenStream stays = open(realm, "app", realm.person());
                OpenStream ofDisabledClient = open(realm, "disabled", realm.person());
                OpenStream ofRevokedClient = open(realm, "revoked", realm.person());
                OpenStream ofSuspended = open(realm, "app", suspended);
                OpenStream ofAccount = OpenStream.own(
                        realm,
                        0,
                        device().signIn(Household.console(realm), clerk).access())) {

            change(realm, "disabled", client -> client.put("enabled", false));
            change(realm, "revoked", client -> client.put("notBefore", soon()));
            realm.change(suspended, Map.of("enabled", false));
            takeAccountRoles(realm, clerk);

            await().atMost(LOOKED)
                    .until(() -> ofDisabledClient.hasEnded()
                            && ofRevokedClient.hasEnded()
                            && ofSuspended.hasEnded()
                            && ofAccount.hasEnded());
            assertThat(stays.hasEnded()).isFalse();

            realm.change(Map.of("notBefore", soon()));

            await().atMost(LOOKED).until(stays::hasEnded);
        }
    }

    private OpenStream open(Realm realm, String client, Person person) {
        return OpenStream.own(
                realm, 0, device().signIn(realm.client(client, apps), person).access());
    }

    private void change(Realm realm, String clientId, UnaryOperator<ObjectNode> change) {
        JsonNode client = server.admin()
                .get("/" + realm.name() + "/clients?clientId=" + clientId)
                .get(0);
        server.admin()
                .put("/" + realm.name() + "/clients/" + client.path("id").asText(), change.apply((ObjectNode) client));
    }

    private void takeAccountRoles(Realm realm, Person person) {
        String path = "/" + realm.name() + "/users/" + person.id() + "/role-mappings/realm";
        server.admin().delete(path, server.admin().get(path));
    }

    private Device device() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    /** Later than every token that was issued so far. */
    private static long soon() {
        return Instant.now().getEpochSecond() + 1;
    }
}
