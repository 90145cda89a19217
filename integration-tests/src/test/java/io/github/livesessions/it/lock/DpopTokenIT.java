package io.github.livesessions.it.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that its client has bound to a key is worth nothing without the key, to whomever it is. */
@Keycloak
final class DpopTokenIT {

    private static final String AGENT = "okhttp/4.12.0";

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final DpopKey key = new DpopKey();
    private final DpopApp original;

    DpopTokenIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(10, "refuse"))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        original = new DpopApp(app, AGENT, Optional.of(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope=openid", "scope=openid offline_access"})
    void aReplayWithTheSameAgentIsRefusedWithoutTheKeyAndTheOriginalGoesOn(String scope) {
        String token = original.redeem(login(scope));
        DpopApp keyless = new DpopApp(app, AGENT, Optional.empty());
        DpopApp otherKey = new DpopApp(app, AGENT, Optional.of(new DpopKey()));

        assertThat(keyless.refresh(token).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(otherKey.refresh(token).path("error").asText()).isEqualTo("invalid_grant");

        String next = original.refresh(token).path("refresh_token").asText();
        assertThat(next).isNotEmpty();
        assertThat(original.refresh(next).path("access_token").asText()).isNotEmpty();
    }

    @Test
    void aBoundTokenIsHeldToItsKeyAndNotToTheAgent() {
        String token = original.redeem(login("scope=openid"));
        DpopApp rebuilt = new DpopApp(app, "cronet/141", Optional.of(key));

        assertThat(rebuilt.refresh(token).path("access_token").asText()).isNotEmpty();
    }

    private Code login(String scope) {
        return Device.of(server, Agent.CHROME_ON_ANDROID, Origin.OSLO)
                .login(app, realm.person(), scope)
                .code();
    }
}
