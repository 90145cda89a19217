package io.github.livesessions.it.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.LoginPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** A block that is set on one node holds on the other. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class BlockOnTwoNodesIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;

    BlockOnTwoNodesIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
    }

    @Test
    void aDeviceIsBlockedAndUnblockedFromTheOtherNodeAtOnce() {
        Household ada = new Household(realm, realm.person());
        Device phone = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA).at(1);
        Tokens ended = phone.signIn(app, ada.person());
        String id = ada.deviceOf(ended);
        OwnCaller laptop = ada.proven(
                Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).at(0));

        assertThat(laptop.put("me/devices/" + id + "/block").status()).isEqualTo(200);

        Answer first = phone.open(app);
        Answer answer = first instanceof LoginPage page ? phone.enter(app, page, ada.person()) : first;
        assertThat(answer.errorPage().status()).isEqualTo(403);
        realm.shallHoldCount(ada.person(), 1);
        assertThat(phone.tokens(app).refresh(ended).refused().error()).isEqualTo("invalid_grant");

        assertThat(laptop.delete("me/devices/" + id + "/block").status()).isEqualTo(204);
        assertThat(phone.signIn(app, ada.person()).sid()).isNotEmpty();
    }
}
