package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.ErrorPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer.Refused;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A plan that is full, by what it does then. */
@Keycloak
final class PlanLimitIT {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final KeycloakServer server;
    private final Apps apps;

    PlanLimitIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @Test
    void theUsualPlanOfAnybodyIsFreeWithTwo() {
        Realm realm = gated(Policy.usual());
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Tokens first = device(Agent.CHROME_ON_WINDOWS).signIn(app, ada);
        Tokens second = device(Agent.FIREFOX_ON_LINUX).signIn(app, ada);

        Tokens third = device(Agent.SAFARI_ON_IPHONE).signIn(app, ada);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(realm.sessions(ada))
                        .hasSize(2)
                        .contains(third.sid())
                        .containsAnyOf(first.sid(), second.sid()));
    }

    @Test
    void theOldestSessionGivesWay() {
        Realm realm = gated(Policy.limit(2, "evict-oldest"));
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device oldest = device(Agent.CHROME_ON_WINDOWS);
        Tokens first = oldest.signIn(app, ada);
        Tokens second = device(Agent.FIREFOX_ON_LINUX).signIn(app, ada);

        Tokens third = device(Agent.SAFARI_ON_IPHONE).signIn(app, ada);

        realm.shallHold(ada, second.sid(), third.sid());
        assertThat(oldest.tokens(app).refresh(first).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void aFullPlanThatRefusesLetsNobodyElseIn() {
        Realm realm = gated(Policy.limit(1, "refuse").with("support-contact", "help@example.org"));
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device laptop = device(Agent.CHROME_ON_WINDOWS);
        Tokens standing = laptop.signIn(app, ada);

        ErrorPage refusal = device(Agent.SAFARI_ON_IPHONE).login(app, ada).errorPage();

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.text()).contains("help@example.org");
        realm.shallHold(ada, standing.sid());
        assertThat(laptop.tokens(app).refresh(standing).tokens().sid()).isEqualTo(standing.sid());
    }

    @Test
    void aPasswordGrantIsRefusedByTheSameRule() {
        Realm realm = gated(Policy.limit(1, "refuse"));
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        device(Agent.CHROME_ON_WINDOWS).signIn(app, ada);

        Refused refused =
                device(Agent.named("curl/8.14.1")).tokens(app).grant(ada).refused();

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(refused.description()).isEqualTo("session_limit_reached");
    }

    private Realm gated(Policy policy) {
        return RealmDraft.draft()
                .gated(policy)
                .withDeviceStep()
                .client("app", apps)
                .create(server);
    }

    private Device device(Agent agent) {
        return Device.of(server, agent, Origin.OSLO);
    }
}
