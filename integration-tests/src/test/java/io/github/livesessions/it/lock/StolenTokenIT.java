package io.github.livesessions.it.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer;
import io.github.livesessions.it.device.TokenAnswer.Granted;
import io.github.livesessions.it.device.TokenAnswer.Refused;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.lock.Incidents.Violation;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Refresh and offline tokens of public clients are held to the kind of program that redeemed their code. */
@Keycloak
final class StolenTokenIT {

    private static final Policy ROOMY = Policy.limit(10, "refuse");
    private static final String OFFLINE = "scope=openid offline_access";
    private static final Agent CHROME_UPDATED = Agent.named("Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
            + " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/152.0.0.0 Safari/537.36");

    private final KeycloakServer server;
    private final Apps apps;
    private final Incidents incidents;
    private final Realm realm;
    private final Client app;
    private final Client backEnd;

    StolenTokenIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        incidents = new Incidents(server);
        realm = realm(ROOMY);
        app = realm.client("app", apps);
        backEnd = realm.service("back-end", apps);
    }

    @Test
    void aRefreshTokenIsRefusedToAnotherProgramAndTheOwnerGoesOn() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens tokens = laptop.signIn(app, ada);

        Refused refused = curl().tokens(app).refresh(tokens).refused();

        assertThat(refused).isEqualTo(new Refused(400, "invalid_grant", "token_of_another_device"));
        assertThat(laptop.tokens(app).refresh(tokens).tokens().sid()).isEqualTo(tokens.sid());
        assertThat(incidents.of(ada))
                .extracting(Violation::cause, Violation::session, Violation::address)
                .containsExactly(tuple("agent", tokens.sid(), Origin.PARIS));
        assertThat(realm.events(ada, "REFRESH_TOKEN_ERROR")).hasSize(1);
    }

    @Test
    void aRefreshedTokenIsHeldAlike() {
        Device laptop = laptop();
        Tokens first = laptop.signIn(app, realm.person());

        Tokens second = laptop.tokens(app).refresh(first).tokens();

        assertThat(curl().tokens(app).refresh(second)).isInstanceOf(Refused.class);
        assertThat(laptop.tokens(app).refresh(second)).isInstanceOf(Granted.class);
    }

    @Test
    void anOfflineTokenIsRefusedToAnotherProgramAndTheOwnerGoesOn() {
        Person ada = realm.person();
        Device laptop = laptop();
        Tokens tokens = laptop.signIn(app, ada, OFFLINE);
        assertThat(realm.offlineSessions(ada, app)).containsExactly(tokens.sid());

        assertThat(curl().tokens(app).refresh(tokens)).isInstanceOf(Refused.class);

        assertThat(laptop.tokens(app).refresh(tokens)).isInstanceOf(Granted.class);
        assertThat(incidents.of(ada)).extracting(Violation::cause).containsExactly("agent");
    }

    @Test
    void anOfflineTokenOfALaterSignOnIsHeldAlike() {
        Device laptop = laptop();
        laptop.signIn(app, realm.person());

        Tokens offline = laptop.tokens(app).redeem(laptop.open(app, OFFLINE).code());

        assertThat(curl().tokens(app).refresh(offline)).isInstanceOf(Refused.class);
        assertThat(laptop.tokens(app).refresh(offline)).isInstanceOf(Granted.class);
    }

    @Test
    void anUpdateOrANewAddressIsNoViolation() {
        Tokens tokens = laptop().signIn(app, realm.person());
        Device updated = Device.of(server, CHROME_UPDATED, Origin.PARIS);

        assertThat(updated.tokens(app).refresh(tokens)).isInstanceOf(Granted.class);
    }

    @Test
    void aCloneOfTheAgentCanRefreshWhereTheTokenIsNotBoundToAKey() {
        Tokens tokens = laptop().signIn(app, realm.person());
        Device clone = Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSAKA);

        assertThat(clone.tokens(app).refresh(tokens))
                .as("what DPoP is for, as the docs say")
                .isInstanceOf(Granted.class);
    }

    @Test
    void aNativeAppMayUseTheSystemBrowserAndItsOwnWayToTheNetwork() {
        Code code = Device.of(server, Agent.CHROME_ON_ANDROID, Origin.OSLO)
                .login(app, realm.person())
                .code();
        Device stack = Device.of(server, Agent.named("okhttp/4.12.0"), Origin.OSLO);

        Tokens tokens = stack.tokens(app).redeem(code);

        assertThat(stack.tokens(app).refresh(tokens)).isInstanceOf(Granted.class);
        assertThat(Device.of(server, Agent.named("okhttp/5.1.0"), Origin.PARIS)
                        .tokens(app)
                        .refresh(tokens))
                .isInstanceOf(Granted.class);
        assertThat(curl().tokens(app).refresh(tokens)).isInstanceOf(Refused.class);
    }

    @Test
    void aConfidentialBackEndIsNeverRefusedForItsAgent() {
        Person ada = realm.person();
        Code code = laptop().login(backEnd, ada).code();
        Tokens tokens = Device.of(server, Agent.named("Apache-HttpClient/4.5.14"), Origin.BERLIN)
                .tokens(backEnd)
                .redeem(code);

        assertThat(Device.of(server, Agent.named("node"), Origin.PARIS)
                        .tokens(backEnd)
                        .refresh(tokens))
                .isInstanceOf(Granted.class);
        assertThat(Device.of(server, Agent.NAMELESS, Origin.PARIS)
                        .tokens(backEnd)
                        .refresh(tokens))
                .isInstanceOf(Granted.class);
    }

    @Test
    void tokensOfAPasswordGrantAreHeldToNobody() {
        Tokens tokens = curl().tokens(app).grant(realm.person()).tokens();

        TokenAnswer elsewhere = Device.of(server, Agent.named("HTTPie/3.2.4"), Origin.PARIS)
                .tokens(app)
                .refresh(tokens);

        assertThat(elsewhere).isInstanceOf(Granted.class);
    }

    @Test
    void aRealmMayEndTheSessionInstead() {
        Realm strict = realm(ROOMY.with("on-lock-violation", "end-session"));
        Client there = strict.client("app", apps);
        Person ada = strict.person();
        Device laptop = laptop();
        Tokens tokens = laptop.signIn(there, ada);

        curl().tokens(there).refresh(tokens).refused();

        strict.shallHold(ada);
        assertThat(laptop.tokens(there).refresh(tokens)).isInstanceOf(Refused.class);
    }

    @Test
    void aTokenFromBeforeTheRealmWasGatedIsRefreshed() {
        Realm late = RealmDraft.draft().client("app", apps).create(server);
        Client there = late.client("app", apps);
        Tokens tokens = laptop().signIn(there, late.person());

        late.gate(ROOMY);

        assertThat(curl().tokens(there).refresh(tokens)).isInstanceOf(Granted.class);
    }

    private Realm realm(Policy policy) {
        return RealmDraft.draft()
                .gated(policy)
                .with("enabledEventTypes", List.of("REFRESH_TOKEN_ERROR")) // Keycloak keeps them only where asked to
                .client("app", apps)
                .service("back-end", apps)
                .create(server);
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device curl() {
        return Device.of(server, Agent.named("curl/8.14.1"), Origin.PARIS);
    }
}
