package io.github.livesessions.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard token exchange: another token of the same session, never a session of its own. */
@Keycloak(database = Database.POSTGRESQL)
final class TokenExchangeIT {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String TYPE = "urn:ietf:params:oauth:token-type:";

    private final KeycloakServer server;
    private final Realm realm;
    private final Client backEnd;
    private final Census census;

    TokenExchangeIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(1, "refuse"))
                .service("back-end", apps)
                .create(server);
        backEnd = realm.service("back-end", apps);
        ClientSwitches.on(
                realm,
                backEnd,
                "standard.token.exchange.enabled=true",
                "standard.token.exchange.enableRefreshRequestedTokenType=SAME_SESSION");
        census = new Census(realm, backEnd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void givesATokenOfTheSameSession(String requested) {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens own = laptop.signIn(backEnd, ada);

        Tokens exchanged = exchange(laptop, own, requested);

        assertThat(exchanged.sid()).isEqualTo(own.sid());
        census.shallHold(ada, own.sid());
    }

    @Test
    void ofAnOfflineSessionLeavesThatAsItIs() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens offline = laptop.signIn(backEnd, ada, "scope=openid offline_access");

        Tokens exchanged = exchange(laptop, offline, "access_token");

        assertThat(exchanged.access()).isNotEmpty();
        census.shallHold(ada, offline.sid());
        assertThat(new Tables(server).texts("select KIND from LS_SESSION where USER_ID = ?", ada.id()))
                .containsExactly("offline-token");
    }

    @Test
    void ofAServiceAccountIsLeftAlone() {
        Device script = Device.of(server, Agent.named("curl/8.14.1"), Origin.PARIS);
        Tokens service = script.tokens(backEnd).serviceAccount().tokens();

        assertThat(exchange(script, service, "access_token").access()).isNotEmpty();
    }

    @Test
    void endsWithTheSession() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens own = laptop.signIn(backEnd, ada);
        Tokens exchanged = exchange(laptop, own, "refresh_token");

        laptop.tokens(backEnd).logout(own);

        census.shallHold(ada);
        assertThat(laptop.tokens(backEnd).refresh(exchanged).refused().error()).isEqualTo("invalid_grant");
    }

    private Tokens exchange(Device device, Tokens subject, String requested) {
        return device.tokens(backEnd)
                .grant(
                        EXCHANGE,
                        Map.of(
                                "subject_token", subject.access(),
                                "subject_token_type", TYPE + "access_token",
                                "requested_token_type", TYPE + requested))
                .tokens();
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
