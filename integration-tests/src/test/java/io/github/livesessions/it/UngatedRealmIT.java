package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;

/** The jar alone gates nothing: a realm that was not set up behaves as Keycloak does without us. */
@Keycloak
final class UngatedRealmIT {

    private final Realm realm;
    private final Client app;
    private final Device laptop;
    private final Device phone;

    UngatedRealmIT(KeycloakServer server, Apps apps) {
        realm = RealmDraft.draft().client("app", apps).create(server);
        app = realm.client("app", apps);
        laptop = Device.of(server, Agent.CHROME_ON_WINDOWS, "198.51.100.7");
        phone = Device.of(server, Agent.SAFARI_ON_IPHONE, "203.0.113.7");
    }

    @Test
    void asManySessionsAsLoginsAndNobodyIsAsked() {
        Person ada = realm.person();

        Tokens here = laptop.signIn(app, ada);
        Tokens there = phone.signIn(app, ada);

        assertThat(realm.sessions(ada)).containsExactlyInAnyOrder(here.sid(), there.sid());
        assertThat(laptop.tokens(app).refresh(here).tokens().sid()).isEqualTo(here.sid());
    }
}
