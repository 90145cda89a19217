package io.github.livesessions.it.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.OwnCaller.Reply;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may ask what of the own sessions and devices, and of other people's. */
@Keycloak
final class RightsIT {

    private static final String ORIGIN = "https://portal.example.org";

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Client stale;
    private final Client service;

    RightsIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(50, "refuse").with("management-clients", "account-console", "stale", "service"))
                .withDeviceStep()
                .client("app", apps)
                .client("stale", apps)
                .service("service", apps)
                .create(server);
        app = realm.client("app", apps);
        stale = realm.client("stale", apps);
        service = realm.service("service", apps);
        tellsAnOldLogin();
    }

    /** Everything that can be asked, of a session and a device that are somebody's. */
    static Stream<String> calls() {
        return Stream.of(
                "GET me/sessions",
                "GET me/devices",
                "DELETE me/sessions/{session}",
                "POST me/logout-everywhere",
                "PATCH me/devices/{device}",
                "PUT me/devices/{device}/block",
                "DELETE me/devices/{device}/block",
                "POST me/undo/AAAAAAAAAAAAAAAAAAAAAA");
    }

    static Stream<String> changes() {
        return calls().filter(call -> !call.startsWith("GET"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whoHasNoGoodTokenIsToldNothing(String call) {
        Household ada = household();
        Tokens tokens = phone().signIn(Household.console(realm), ada.person());
        String broken = tokens.access().substring(0, tokens.access().length() - 6) + "AAAAAA";

        for (OwnCaller caller : List.of(
                OwnCaller.with(realm, null),
                OwnCaller.with(realm, "nonsense"),
                OwnCaller.with(realm, broken),
                OwnCaller.with(realm, tokens.refresh()),
                OwnCaller.with(realm, tokens.id()),
                OwnCaller.with(elsewhere(), tokens.access()))) {
            Reply reply = ask(caller, call, ada, tokens);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.problem()).isEqualTo("unauthorized");
            assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aTokenOfAnEndedSessionIsNone(String call) {
        Household ada = household();
        Tokens tokens = phone().signIn(Household.console(realm), ada.person());
        String device = ada.deviceOf(tokens);
        server.admin().delete("/" + realm.name() + "/sessions/" + tokens.sid());

        assertThat(ask(OwnCaller.with(realm, tokens.access()), call, tokens.sid(), device)
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aClientThatIsNotOnTheListIsRefused(String call) {
        Household ada = household();
        Tokens tokens = phone().signIn(app, ada.person());

        assertForbidden(ask(OwnCaller.with(realm, tokens.access()), call, ada, tokens), "forbidden");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aServiceAccountIsRefused(String call) {
        Household ada = household();
        Tokens tokens = phone().signIn(Household.console(realm), ada.person());
        Tokens robot = phone().tokens(service).serviceAccount().tokens();

        assertThat(ask(OwnCaller.with(realm, robot.access()), call, ada, tokens).status())
                .isIn(401, 403);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whoMayOnlyViewTheProfileChangesNothing(String call) {
        Household ada = household();
        leaveOnly(ada.person(), "view-profile");
        Tokens tokens = phone().signIn(stale, ada.person());
        OwnCaller caller = OwnCaller.with(realm, tokens.access());

        assertForbidden(ask(caller, call, ada, tokens), "forbidden");
        assertThat(caller.get("me/sessions").status()).isEqualTo(200);
        assertThat(caller.get("me/devices").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whoHasNoRoleOfTheAccountIsRefused(String call) {
        Household ada = household();
        leaveOnly(ada.person());
        Tokens tokens = phone().signIn(Household.console(realm), ada.person());

        assertThat(ask(OwnCaller.with(realm, tokens.access()), call, ada, tokens)
                        .status())
                .isIn(401, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE me/sessions/{session}, session-not-found",
        "PATCH me/devices/{device}, device-not-found",
        "PUT me/devices/{device}/block, device-not-found",
        "DELETE me/devices/{device}/block, device-not-found"
    })
    void whatIsAnothersIsNotFound(String call, String problem) {
        Household bob = household();
        Tokens bobs = phone().signIn(app, bob.person());
        OwnCaller ada = household().proven(laptop());

        Reply reply = ask(ada, call, bob, bobs);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.problem()).isEqualTo(problem);
        realm.shallHold(bob.person(), bobs.sid());
    }

    @ParameterizedTest
    @CsvSource({"DELETE me/sessions/{session}", "POST me/logout-everywhere", "PUT me/devices/{device}/block"})
    void endingAndBlockingTakeAFreshLogin(String call) {
        Household ada = household();
        Tokens target = phone().signIn(app, ada.person());
        Tokens old = laptop().signIn(stale, ada.person());
        ada.prove(ada.deviceOf(old));

        Reply reply = ask(OwnCaller.with(realm, old.access()), call, ada, target);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.problem()).isEqualTo("stale-login");
        assertThat(reply.header("WWW-Authenticate"))
                .contains("error=\"insufficient_user_authentication\"", "max_age=\"900\"");
        realm.shallHold(ada.person(), target.sid(), old.sid());
    }

    @Test
    void anOldLoginMayLookNameLogItselfOutAndUndoWhatItHasJustBlocked() {
        Household ada = household();
        Tokens target = phone().signIn(app, ada.person());
        String device = ada.deviceOf(target);
        Device laptop = laptop();
        OwnCaller fresh = ada.proven(laptop);
        Tokens old = laptop.tokens(stale).redeem(laptop.open(stale).code());
        OwnCaller caller = OwnCaller.with(realm, old.access());
        assertThat(caller.patch("me/devices/" + device, "{\"name\":\"Phone\"}").status())
                .isEqualTo(204);

        assertThat(fresh.put("me/devices/" + device + "/block").status()).isEqualTo(200);
        assertThat(caller.delete("me/devices/" + device + "/block").status()).isEqualTo(204);

        fresh.put("me/devices/" + device + "/block");
        ada.blockedAgo(Duration.ofMinutes(15));
        assertThat(caller.delete("me/devices/" + device + "/block").problem()).isEqualTo("stale-login");
        assertThat(caller.delete("me/sessions/" + old.sid()).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"PATCH me/devices/{device}", "PUT me/devices/{device}/block", "DELETE me/devices/{device}/block"})
    void anUnprovenDeviceIsSentToTheGuard(String call) {
        Household ada = household();
        Tokens target = phone().signIn(app, ada.person());
        OwnCaller laptop = ada.unproven(laptop());

        Reply reply = ask(laptop, call, ada, target);

        assertForbidden(reply, "device-not-proven");
        assertThat(reply.body().path("action").asText()).isEqualTo("live-sessions-guard");
        realm.shallHoldCount(ada.person(), 2);
    }

    @Test
    void anUnprovenDeviceUndoesNothingEvenWithTheWord() {
        Household ada = household();
        String device = ada.deviceOf(phone().signIn(app, ada.person()));
        Reply blocked = ada.proven(laptop()).put("me/devices/" + device + "/block");
        OwnCaller other = ada.unproven(device(Agent.EDGE_ON_WINDOWS).withKey().withFingerprint("0".repeat(32)));

        Reply reply = other.post("me/undo/" + blocked.body().path("undo").asText(), "");

        assertForbidden(reply, "device-not-proven");
    }

    @Test
    void aClientsOwnOriginMayCallAndNoOther() {
        Household ada = household();
        changeClient("stale", Map.of("webOrigins", List.of(ORIGIN)));
        Tokens tokens = laptop().signIn(stale, ada.person());

        Reply allowed =
                OwnCaller.with(realm, tokens.access()).sending("Origin", ORIGIN).get("me/devices");
        Reply foreign = OwnCaller.with(realm, tokens.access())
                .sending("Origin", "https://evil.example.org")
                .get("me/devices");
        Reply preflight = OwnCaller.with(realm, null)
                .sending("Origin", ORIGIN)
                .sending("Access-Control-Request-Method", "PATCH")
                .call("OPTIONS", "me/devices/any", "");

        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PATCH", "DELETE", "PUT");
        assertThat(preflight.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
    }

    @Test
    void aLightweightTokenIsAsGood() {
        Household ada = household();
        changeClient("stale", Map.of("attributes", Map.of("client.use.lightweight.access.token.enabled", "true")));
        Tokens tokens = laptop().signIn(stale, ada.person());

        Reply reply = OwnCaller.with(realm, tokens.access()).get("me/sessions");

        assertThat(tokens.claims().has("resource_access")).isFalse();
        assertThat(reply.status()).isEqualTo(200);
        changeClient("stale", Map.of("attributes", Map.of("client.use.lightweight.access.token.enabled", "false")));
    }

    @Test
    void administratorsNeedTheRightsThatKeycloakGives() {
        Household ada = household();
        Tokens tokens = phone().signIn(app, ada.person());
        String list = "devices?user=" + ada.person().id();
        String block = "devices/" + ada.deviceOf(tokens) + "/block?user="
                + ada.person().id();
        String whole = "{\"scope\":\"realm\"}";
        AdminCaller nobody = AdminCaller.with(realm, realm);
        AdminCaller viewer = AdminCaller.with(realm, realm, "view-users");
        AdminCaller manager = AdminCaller.with(realm, realm, "manage-users");

        assertThat(AdminCaller.nobody(realm).get(list).status()).isEqualTo(401);
        assertThat(nobody.get(list).status()).isEqualTo(403);
        assertThat(nobody.put(block, "").status()).isEqualTo(403);
        assertThat(viewer.get(list).status()).isEqualTo(200);
        assertThat(viewer.get(block).status()).isEqualTo(200);
        assertThat(viewer.put(block, "").status()).isEqualTo(403);
        assertThat(viewer.delete(block).status()).isEqualTo(403);
        assertThat(manager.put(block, whole).status()).isEqualTo(403);
        assertThat(manager.delete(block, whole).status()).isEqualTo(403);
        assertThat(manager.put("devices/unknown/block?user=" + ada.person().id(), "")
                        .status())
                .isEqualTo(404);
        assertThat(manager.put(
                                block.replace(
                                        ada.person().id(), household().person().id()),
                                "")
                        .status())
                .isEqualTo(404);
        assertThat(manager.put(block, "{\"scope\":\"everywhere\"}")
                        .body()
                        .path("field")
                        .asText())
                .isEqualTo("scope");
        assertThat(manager.get("devices").body().path("field").asText()).isEqualTo("user");
        realm.shallHold(ada.person(), tokens.sid());
    }

    private Reply ask(OwnCaller caller, String call, Household owner, Tokens tokens) {
        return ask(caller, call, tokens.sid(), owner.deviceOf(tokens));
    }

    private static Reply ask(OwnCaller caller, String call, String session, String device) {
        String[] parts = call.split(" ", 2);
        String path = parts[1].replace("{session}", session).replace("{device}", device);
        return caller.call(parts[0], path, parts[0].equals("PATCH") ? "{\"name\":\"Mine\"}" : "");
    }

    private static void assertForbidden(Reply reply, String problem) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.problem()).isEqualTo(problem);
    }

    private Realm elsewhere() {
        return Realm.master(server);
    }

    /** Its tokens say that the person logged in long ago. */
    private void tellsAnOldLogin() {
        String uuid = uuid("stale");
        server.admin()
                .post(
                        "/" + realm.name() + "/clients/" + uuid + "/protocol-mappers/models",
                        Map.of(
                                "name",
                                "old",
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-hardcoded-claim-mapper",
                                "config",
                                Map.of(
                                        "claim.name",
                                        "auth_time",
                                        "claim.value",
                                        "1000000000",
                                        "jsonType.label",
                                        "long",
                                        "access.token.claim",
                                        "true",
                                        "introspection.token.claim",
                                        "true")));
        String basic = "";
        for (var scope : server.admin().get("/" + realm.name() + "/clients/" + uuid + "/default-client-scopes")) {
            basic = scope.path("name").asText().equals("basic")
                    ? scope.path("id").asText()
                    : basic;
        }
        // the scope that tells the true time tells whose the token is, too
        server.admin().delete("/" + realm.name() + "/clients/" + uuid + "/default-client-scopes/" + basic);
        server.admin()
                .post(
                        "/" + realm.name() + "/clients/" + uuid + "/protocol-mappers/models",
                        Map.of(
                                "name",
                                "sub",
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-sub-mapper",
                                "config",
                                Map.of("access.token.claim", "true", "introspection.token.claim", "true")));
    }

    private void changeClient(String id, Map<String, Object> fields) {
        String path = "/" + realm.name() + "/clients/" + uuid(id);
        var client = (ObjectNode) server.admin().get(path);
        fields.forEach(client::putPOJO);
        server.admin().put(path, client);
    }

    private String uuid(String clientId) {
        return server.admin()
                .get("/" + realm.name() + "/clients?clientId=" + clientId)
                .path(0)
                .path("id")
                .asText();
    }

    /** Takes the default roles away and gives these of the account's. */
    private void leaveOnly(Person person, String... roles) {
        var admin = server.admin();
        String user = "/" + realm.name() + "/users/" + person.id() + "/role-mappings/";
        String account = uuid("account");
        List<Map<String, String>> given = new ArrayList<>();
        for (String role : roles) {
            String id = admin.get("/" + realm.name() + "/clients/" + account + "/roles/" + role)
                    .path("id")
                    .asText();
            given.add(Map.of("id", id, "name", role));
        }
        List<Map<String, String>> taken = new ArrayList<>();
        admin.get(user + "realm")
                .forEach(role -> taken.add(Map.of(
                        "id",
                        role.path("id").asText(),
                        "name",
                        role.path("name").asText())));
        admin.delete(user + "realm", taken);
        if (!given.isEmpty()) {
            admin.post(user + "clients/" + account, given);
        }
    }

    private Household household() {
        return new Household(realm, realm.person());
    }

    private Device laptop() {
        return device(Agent.CHROME_ON_WINDOWS);
    }

    private Device phone() {
        return device(Agent.SAFARI_ON_IPHONE);
    }

    private Device device(Agent agent) {
        return Device.of(server, agent, Origin.UNKNOWN);
    }
}
