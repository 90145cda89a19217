package io.github.livesessions.it.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** Whoever logs an account out everywhere while logging in leaves no session behind, but a device. */
@Keycloak
final class EverywhereContestedIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client console;

    EverywhereContestedIT(KeycloakServer server) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(1, "ask"))
                .withDeviceStep()
                .create(server);
        console = Household.console(realm);
    }

    @Test
    void itsOwnerContestsItAndTheDeviceIsShutOut() {
        Household ada = new Household(realm, realm.person());
        Device laptop = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
        Device thief = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
        Tokens ended = laptop.signIn(console, ada.person());
        ada.prove(ada.deviceOf(ended));

        thief.press(console, thief.login(console, ada.person()).choicePage(), "logout-everywhere");
        realm.shallHoldCount(ada.person(), 0);

        OwnCaller owner =
                OwnCaller.with(realm, laptop.signIn(console, ada.person()).access());
        JsonNode by = owner.get("me/alerts").items().get(0).path("by");
        assertThat(by.path("browser").asText()).contains("Safari");
        assertThat(owner.post("me/contest", "{\"session\":\"" + ended.sid() + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(Household.shown(owner, by.path("id").asText())
                        .path("blocked")
                        .asBoolean())
                .isTrue();
        assertThat(thief.login(console, ada.person()).errorPage().status()).isEqualTo(403);
    }
}
