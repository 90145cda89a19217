package io.github.livesessions.it.ending;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Somebody who guesses passwords locks an account against logins; who is logged in stays so. */
@Keycloak
final class BruteForceIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;

    BruteForceIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(5, "refuse"))
                .with("bruteForceProtected", true)
                .with("failureFactor", 2)
                .with("waitIncrementSeconds", 600)
                .with("maxFailureWaitSeconds", 900)
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
    }

    @Test
    void anAccountThatIsLockedForAWhileKeepsItsSessions() {
        Person ada = realm.person();
        Device laptop = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
        Tokens standing = laptop.signIn(app, ada);

        guess(ada);
        // an administrator changes the account meanwhile
        server.admin().put("/" + realm.name() + "/users/" + ada.id(), Map.of("firstName", "Ada"));

        realm.shallHold(ada, standing.sid());
        assertThat(laptop.tokens(app).refresh(standing)).isInstanceOf(TokenAnswer.Granted.class);
    }

    private void guess(Person ada) {
        Device thief = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
        String path = "/" + realm.name() + "/attack-detection/brute-force/users/" + ada.id();
        Awaitility.await().until(() -> {
            thief.tokens(app)
                    .grant("password", Map.of("username", ada.username(), "password", "guessed", "scope", "openid"));
            return server.admin().get(path).path("disabled").asBoolean();
        });
    }
}
