package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.limit.Census;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A plan that people could write themselves would be no limit: there the attribute is not believed. */
@Keycloak(database = Database.POSTGRESQL)
final class OwnPlanIT {

    private final KeycloakServer server;
    private final Apps apps;

    OwnPlanIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @Test
    void anUndeclaredAttributeThatPeopleMayWriteIsNotBelieved() {
        Realm realm = gated();
        profile(realm, profile -> profile.put("unmanagedAttributePolicy", "ENABLED"));

        assertThat(standing(realm)).isEqualTo(1);
    }

    @Test
    void aDeclaredAttributeThatPeopleMayWriteIsNotBelieved() {
        Realm realm = gated();
        profile(realm, profile -> declare(profile, "admin", "user"));

        assertThat(standing(realm)).isEqualTo(1);
    }

    @Test
    void anAttributeThatOnlyAdminsWriteIs() {
        Realm realm = gated();
        profile(realm, profile -> declare(profile, "admin"));

        assertThat(standing(realm)).isEqualTo(2);
    }

    /** How many of two sessions stand of somebody whose attribute names the larger plan. */
    private int standing(Realm realm) {
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        realm.change(ada, Map.of("attributes", Map.of("plan", List.of("large"))));
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);
        Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA).signIn(app, ada);
        // what the second login ended has left our list in its own transaction
        return new Census(realm, app).listed(ada).size();
    }

    private static void declare(ObjectNode profile, String... editors) {
        profile.withArray("attributes")
                .addPOJO(Map.of(
                        "name",
                        "plan",
                        "permissions",
                        Map.of("view", List.of("admin", "user"), "edit", List.of(editors))));
    }

    private void profile(Realm realm, Consumer<ObjectNode> change) {
        String path = "/" + realm.name() + "/users/profile";
        ObjectNode profile = (ObjectNode) server.admin().get(path);
        change.accept(profile);
        server.admin().put(path, profile);
    }

    private Realm gated() {
        return RealmDraft.draft()
                .gated(Policy.usual()
                        .plan("small limit=1 when-full=evict-oldest")
                        .plan("large limit=5 when-full=evict-oldest")
                        .with("default-plan", "small"))
                .client("app", apps)
                .create(server);
    }
}
