package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Answer.OtherPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Minutes may lie between the gate and the session, and another login may take the place meanwhile. */
@Keycloak(database = Database.POSTGRESQL)
final class LateLoginIT {

    private static final Duration DELIVERED = Duration.ofSeconds(10);

    private final KeycloakServer server;
    private final Apps apps;
    private final Tables tables;

    LateLoginIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        this.tables = new Tables(server);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "refuse"})
    void whoConsentsTooLateEndsItselfAndNobodyElse(String whenFull) {
        Realm realm = gated(whenFull);
        Person ada = realm.person();
        Client asking = realm.client("asking", apps);
        Client app = realm.client("app", apps);
        Device late = laptop();
        OtherPage consent = late.login(asking, ada).otherPage();
        Device fast = phone();
        Tokens standing = fast.signIn(app, ada);

        late.send(asking, consent.page(), "accept", Map.of("accept", "Yes"));

        new Census(realm, app, asking).shallHold(ada, standing.sid());
        assertThat(fast.tokens(app).refresh(standing).tokens().sid()).isEqualTo(standing.sid());
        assertThat(late.open(app, "prompt=none").denied().error()).isEqualTo("login_required");
        await().atMost(DELIVERED).untilAsserted(() -> assertThat(events(ada)).contains("limit-refused"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evict-oldest", "evict-least-active"})
    void whoConsentsLateTakesThePlaceOfWhoCameMeanwhile(String whenFull) {
        Realm realm = gated(whenFull);
        Person ada = realm.person();
        Client asking = realm.client("asking", apps);
        Client app = realm.client("app", apps);
        Device late = laptop();
        OtherPage consent = late.login(asking, ada).otherPage();
        Device fast = phone();
        Tokens ended = fast.signIn(app, ada);

        Tokens here = late.tokens(asking)
                .redeem(late.send(asking, consent.page(), "accept", Map.of("accept", "Yes"))
                        .code());

        new Census(realm, app, asking).shallHold(ada, here.sid());
        assertThat(fast.tokens(app).refresh(ended).refused().error()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "refuse", "evict-oldest", "evict-least-active"})
    void aPasswordThatIsChangedLateEndsWhatHasBegunMeanwhile(String whenFull) {
        Realm realm = gated(whenFull);
        Person ada = realm.person();
        Client app = realm.client("app", apps);
        realm.change(ada, Map.of("requiredActions", List.of("UPDATE_PASSWORD")));
        Device late = laptop();
        OtherPage update = late.login(app, ada).otherPage();
        realm.change(ada, Map.of("requiredActions", List.of()));
        Device fast = phone();
        Tokens standing = fast.signIn(app, ada);

        Answer answer = late.send(
                app,
                update.page(),
                "password-new",
                Map.of("password-new", "another horse", "password-confirm", "another horse"));

        new Census(realm, app)
                .shallHold(ada, late.tokens(app).redeem(answer.code()).sid());
        assertThat(fast.tokens(app).refresh(standing).refused().error()).isEqualTo("invalid_grant");
    }

    private List<String> events(Person person) {
        return tables.texts("select TYPE from LS_EVENT where USER_ID = ?", person.id());
    }

    private Realm gated(String whenFull) {
        return RealmDraft.draft()
                .gated(Policy.limit(1, whenFull))
                .client("app", apps)
                .clientAskingConsent("asking", apps)
                .create(server);
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device phone() {
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
    }
}
