package io.github.livesessions.it.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.devices.OwnCaller;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.server.Admin;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends a session, on whichever node: its applications hear of it once and soon, and it is over everywhere. */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class EndingCausesIT {

    private static final int HERE = 1;

    private final KeycloakServer server;
    private final Apps apps;
    private final Realm realm;
    private final Client app;
    private final Client second;
    private final Heard heard;
    private final Tables tables;

    EndingCausesIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        realm = RealmDraft.draft()
                .gated(Policy.limit(3, "evict-oldest"))
                .clientToldOfLogout("app", apps, server)
                .clientToldOfLogout("second", apps, server)
                .create(server);
        app = realm.client("app", apps);
        second = realm.client("second", apps);
        heard = new Heard(apps);
        tables = new Tables(server);
    }

    @AfterAll
    void nobodyHearsTwice() {
        heard.nothingTwice();
    }

    @Test
    void theOwnerEndsOne() {
        Person ada = realm.person();
        Tokens ended = signIn(ada);
        Device console = laptop();
        OwnCaller own = OwnCaller.with(
                realm, console.signIn(Household.console(realm), ada).access());

        assertThat(own.delete("me/sessions/" + ended.sid()).status()).isEqualTo(204);

        shallBeOver(ada, ended, "logout");
    }

    @Test
    void theOwnerLogsOutEverywhere() {
        Person ada = realm.person();
        Tokens ended = signIn(ada);
        Device console = laptop();
        OwnCaller own = OwnCaller.with(
                realm, console.signIn(Household.console(realm), ada).access());

        assertThat(own.post("me/logout-everywhere", "{\"keepCurrent\":false}").status())
                .isEqualTo(204);

        shallBeOver(ada, ended, "logout-everywhere");
    }

    @Test
    void anAdministratorEndsOne() {
        Person ada = realm.person();
        Tokens ended = signIn(ada);

        assertThat(AdminCaller.with(realm, realm, "manage-users")
                        .delete("sessions/" + ended.sid())
                        .status())
                .isEqualTo(204);

        shallBeOver(ada, ended, "admin");
    }

    @Test
    void anotherLoginTakesThePlace() {
        Person ada = realm.person();
        Tokens evicted = signIn(ada);
        signIn(ada);
        signIn(ada);

        device().at(HERE).signIn(app, ada);

        shallBeOver(ada, evicted, "evicted");
    }

    @Test
    void anOfflineTokenIsRevokedAndItsApplicationTold() {
        Person ada = realm.person();
        Tokens ended = device().at(0).signIn(app, ada, "scope=openid offline_access");

        AdminCaller.with(realm, realm, "manage-users").post("users/" + ada.id() + "/logout-everywhere");

        shallBeOver(ada, ended, "admin");
    }

    @Test
    void everyApplicationOfTheSessionHears() {
        Person ada = realm.person();
        Device laptop = device().at(0);
        Tokens ended = laptop.signIn(app, ada);
        laptop.tokens(second).redeem(laptop.open(second).code());

        AdminCaller.with(realm, realm, "manage-users").delete("sessions/" + ended.sid());

        heard.soon("app", ended.sid());
        heard.soon("second", ended.sid());
    }

    @Test
    void anAdministratorSetsANewPassword() {
        Person ada = realm.person();
        Tokens ended = signIn(ada);

        here().put("/" + realm.name() + "/users/" + ada.id() + "/reset-password", newPassword());

        shallBeOver(ada, ended, "password");
    }

    @Test
    void anAdministratorSetsANewPasswordAlongWithTheRest() {
        Person ada = realm.person();
        Tokens ended = signIn(ada);

        realm.change(ada, Map.of("credentials", List.of(newPassword())));

        shallBeOver(ada, ended, "password");
    }

    @Test
    void anAdministratorWhoChangesTheNameAloneEndsNothing() {
        Person ada = realm.person();
        Tokens staying = signIn(ada);

        realm.change(ada, Map.of("lastName", "Byron"));

        assertThat(device().at(HERE).tokens(app).refresh(staying)).isInstanceOf(TokenAnswer.Granted.class);
        realm.shallHold(ada, staying.sid());
    }

    @Test
    void anAdministratorSuspendsTheAccount() {
        Person ada = realm.person();
        Tokens ended = signIn(ada);

        realm.change(ada, Map.of("enabled", false));

        shallBeOver(ada, ended, "disabled");
    }

    @Test
    void theAccountIsDeletedAndLeavesNothing() {
        Person ada = realm.person();
        Tokens ended = signIn(ada);

        here().delete("/" + realm.name() + "/users/" + ada.id());

        heard.soon("app", ended.sid());
        assertThat(heard.taken("app", ended.sid()).get(0).claims().path("sub").asText())
                .isEqualTo(ada.id());
        assertThat(device().at(0).tokens(app).refresh(ended)).isInstanceOf(TokenAnswer.Refused.class);
        await().atMost(Heard.SOON)
                .untilAsserted(() -> assertThat(tables.texts(
                                "select ID from LS_LOGOUT where USER_ID = ?" + " or CLAIMS like ?",
                                ada.id(),
                                "%" + ada.id() + "%"))
                        .isEmpty());
        assertThat(tables.texts("select ID from LS_RECEIPT where USER_ID = ?", ada.id()))
                .isEmpty();
    }

    /** Whether or not the person leaves Keycloak's own box ticked, which has Keycloak tell the applications. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOwnerSetsANewPasswordAndGoesOnWhereItWasSet(boolean boxTicked) {
        Person ada = realm.person();
        Tokens ended = signIn(ada);
        Device laptop = device().at(HERE);
        Tokens staying = laptop.signIn(app, ada);
        Map<String, String> form =
                new HashMap<>(Map.of("password-new", "another horse", "password-confirm", "another horse"));
        if (boxTicked) {
            form.put("logout-sessions", "on");
        }

        laptop.send(
                app, laptop.open(app, "kc_action=UPDATE_PASSWORD").otherPage().page(), "password-new", form);

        shallBeOver(ada, ended, "password");
        assertThat(laptop.tokens(app).refresh(staying)).isInstanceOf(TokenAnswer.Granted.class);
        realm.shallHold(ada, staying.sid());
    }

    @Test
    void keycloaksOwnEndingsTellOnceToo() {
        Person ada = realm.person();
        Tokens one = signIn(ada);
        Tokens other = signIn(ada);
        Tokens last = signIn(ada);

        here().delete("/" + realm.name() + "/sessions/" + one.sid());
        heard.soon("app", one.sid());
        device().at(HERE).tokens(app).logout(other);
        heard.soon("app", other.sid());
        here().post("/" + realm.name() + "/users/" + ada.id() + "/logout", Map.of());
        heard.soon("app", last.sid());
    }

    /** Keycloak itself would tell nobody. */
    @Test
    void everybodysSessionsAreEndedAtOnce() {
        Realm whole = RealmDraft.draft()
                .gated(Policy.limit(3, "evict-oldest"))
                .clientToldOfLogout("app", apps, server)
                .create(server);
        Client theirs = whole.client("app", apps);
        Tokens adas = device().at(0).signIn(theirs, whole.person());
        Tokens bobs = device().at(HERE).signIn(theirs, whole.person());
        Tokens offline = device().at(HERE).signIn(theirs, whole.person(), "scope=openid offline_access");

        here().post("/" + whole.name() + "/logout-all", Map.of());

        heard.soon("app", adas.sid(), bobs.sid(), offline.sid());
    }

    @Test
    void aRealmIsRemovedAndLeavesNothing() {
        Realm gone = RealmDraft.draft()
                .gated(Policy.limit(1, "evict-oldest"))
                .clientToldOfLogout("app", apps, server)
                .create(server);
        Client theirs = gone.client("app", apps);
        Person ada = gone.person();
        Tokens evicted = device().at(0).signIn(theirs, ada);
        device().at(0).signIn(theirs, ada);
        heard.soon("app", evicted.sid());

        here().delete("/" + gone.name());

        for (String table : List.of("LS_SESSION", "LS_ENDING", "LS_RECEIPT", "LS_LOGOUT")) {
            assertThat(tables.texts("select ID from " + table + " where REALM_ID = ?", gone.name()))
                    .isEmpty();
        }
    }

    @Test
    void aRealmWithoutAGateKeepsItsSessionsAsKeycloakDoes() {
        Realm open = RealmDraft.draft().clientToldOfLogout("app", apps, server).create(server);
        Client theirs = open.client("app", apps);
        Person ada = open.person();
        Tokens staying = device().at(0).signIn(theirs, ada);

        here().put("/" + open.name() + "/users/" + ada.id() + "/reset-password", newPassword());

        open.shallHold(ada, staying.sid());
    }

    /** The client knows the person by a name of its own, which only Keycloak can tell. */
    @Test
    void aClientThatKnowsPeopleByNamesOfItsOwnHearsThatName() {
        here().post(
                        "/" + realm.name() + "/clients",
                        Map.of(
                                "clientId",
                                "pairwise",
                                "publicClient",
                                true,
                                "directAccessGrantsEnabled",
                                true,
                                "redirectUris",
                                List.of(apps.address() + "/*"),
                                "attributes",
                                Map.of(
                                        "backchannel.logout.url",
                                        apps.backChannelLogout("pairwise").toString(),
                                        "backchannel.logout.session.required",
                                        "true"),
                                "protocolMappers",
                                List.of(Map.of(
                                        "name",
                                        "pairwise",
                                        "protocol",
                                        "openid-connect",
                                        "protocolMapper",
                                        "oidc-sha256-pairwise-sub-mapper",
                                        "config",
                                        Map.of("pairwiseSubAlgorithmSalt", "salt")))));
        Client pairwise = realm.client("pairwise", apps);
        Person ada = realm.person();
        Tokens ended = device().at(0).signIn(pairwise, ada);
        String known = ended.claims().path("sub").asText();

        here().delete("/" + realm.name() + "/users/" + ada.id());

        heard.soon("pairwise", ended.sid());
        assertThat(heard.taken("pairwise", ended.sid())
                        .get(0)
                        .claims()
                        .path("sub")
                        .asText())
                .isEqualTo(known)
                .isNotEqualTo(ada.id());
    }

    private void shallBeOver(Person person, Tokens ended, String cause) {
        heard.soon("app", ended.sid());
        for (int node = 0; node < server.nodes(); node++) {
            assertThat(device().at(node).tokens(app).refresh(ended)).isInstanceOf(TokenAnswer.Refused.class);
        }
        assertThat(heard.taken("app", ended.sid()).get(0).claims().path("sub").asText())
                .isEqualTo(person.id());
        assertThat(tables.texts("select ID from LS_SESSION where ID = ?", ended.sid()))
                .isEmpty();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(tables.texts(
                                "select CAUSE from LS_EVENT where SESSION_ID = ? and TYPE = 'session-ended'",
                                ended.sid()))
                        .containsExactly(cause));
    }

    private static Map<String, Object> newPassword() {
        return Map.of("type", "password", "value", "another horse", "temporary", false);
    }

    private Admin here() {
        return server.admin(HERE);
    }

    private Tokens signIn(Person person) {
        return device().at(0).signIn(app, person);
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).at(0);
    }

    private Device device() {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
    }
}
