package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.ChoicePage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Census;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CIBA: an application has somebody asked on their phone. No page can be shown; a session of its own comes of it. */
@Keycloak(database = Database.POSTGRESQL)
final class BackchannelAuthenticationIT {

    private static final String CIBA = "urn:openid:params:grant-type:ciba";
    private static final Duration DELIVERED = Duration.ofSeconds(10);
    private static final String CHANNEL =
            "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=";

    private final KeycloakServer server;
    private final Apps apps;
    private final AuthenticationChannel channel = AuthenticationChannel.open();

    BackchannelAuthenticationIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        server.stop(0);
        server.start(0, CHANNEL + server.fromInside(channel.address()));
        server.admin().reset();
    }

    @AfterAll
    void close() {
        channel.close();
    }

    @Test
    void countsAsASessionOfItsOwn() {
        Realm realm = gated(Policy.onePerUser());
        Client desk = desk(realm);
        Client app = realm.client("app", apps);
        Person ada = realm.person();

        Tokens tokens = authenticated(desk, ada);

        new Census(realm, app, desk).shallHold(ada, tokens.sid());
        assertThat(laptop().login(app, ada)).isInstanceOf(ChoicePage.class);
    }

    @Test
    void takesAPlaceWherePlansEvict() {
        Realm realm = gated(Policy.limit(1, "evict-oldest"));
        Client desk = desk(realm);
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens standing = laptop.signIn(app, ada);

        Tokens tokens = authenticated(desk, ada);

        new Census(realm, app, desk).shallHold(ada, tokens.sid());
        assertThat(laptop.tokens(app).refresh(standing).refused().error()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "refuse"})
    void whereThePlanIsFullItEndsItselfAndNobodyElse(String whenFull) {
        Realm realm = gated(Policy.limit(1, whenFull));
        Client desk = desk(realm);
        Client app = realm.client("app", apps);
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens standing = laptop.signIn(app, ada);

        Tokens tokens = authenticated(desk, ada);

        new Census(realm, app, desk).shallHold(ada, standing.sid());
        assertThat(laptop.tokens(app).refresh(standing).tokens().sid()).isEqualTo(standing.sid());
        assertThat(script().tokens(desk).refresh(tokens).refused().error()).isEqualTo("invalid_grant");
        await().atMost(DELIVERED)
                .untilAsserted(() -> assertThat(
                                new Tables(server).texts("select TYPE from LS_EVENT where USER_ID = ?", ada.id()))
                        .contains("limit-refused"));
    }

    private Tokens authenticated(Client desk, Person person) {
        JsonNode request = script().tokens(desk)
                .request(
                        "ext/ciba/auth",
                        Map.of("scope", "openid", "login_hint", person.username(), "binding_message", "desk-1"));
        channel.approve(desk);
        return script().tokens(desk)
                .grant(CIBA, Map.of("auth_req_id", request.path("auth_req_id").asText()))
                .tokens();
    }

    private Realm gated(Policy policy) {
        return RealmDraft.draft()
                .gated(policy)
                .client("app", apps)
                .service("desk", apps)
                .create(server);
    }

    private Client desk(Realm realm) {
        Client desk = realm.service("desk", apps);
        ClientSwitches.on(realm, desk, "oidc.ciba.grant.enabled=true");
        return desk;
    }

    private Device script() {
        return Device.of(server, Agent.named("curl/8.14.1"), Origin.PARIS);
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
