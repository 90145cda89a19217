package io.github.livesessions.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Census;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.rest.AdminCaller.Answer;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Administrators read the policy, see what another would do, and put it in place of the one that they have read. */
@Keycloak(database = Database.POSTGRESQL)
final class PolicyRestIT {

    private static final String PROVIDER = "io.github.livesessions.registry.policy.PolicyProvider";
    private static final String ROOMY = "{\"values\":{\"plans\":[\"wide limit=50\"]}}";
    private static final String ONE = "{\"values\":{\"plans\":[\"one limit=1 when-full=refuse\"]}}";

    private final KeycloakServer server;
    private final Apps apps;
    private Realm realm;
    private Client app;
    private AdminCaller manager;

    PolicyRestIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @BeforeEach
    void aRealmOfItsOwn() {
        realm = RealmDraft.draft()
                .gated(Policy.limit(3, "evict-oldest").with("proof-max-age", "120"))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        manager = AdminCaller.with(realm, realm, "manage-realm");
    }

    @ParameterizedTest
    @CsvSource({
        "query-realms, 403, 403, 403",
        "view-users, 403, 403, 403",
        "manage-users, 403, 403, 403",
        "view-events, 403, 403, 403",
        "view-realm, 200, 200, 403",
        "manage-realm, 200, 200, 200"
    })
    void itTakesTheRightToSeeTheRealmAndToChangeIt(String role, int get, int preview, int put) {
        AdminCaller caller = AdminCaller.with(realm, realm, role);

        assertThat(caller.get("policy").status()).isEqualTo(get);
        assertThat(caller.post("policy/preview", ROOMY).status()).isEqualTo(preview);
        assertThat(caller.put("policy", ROOMY, version()).status()).isEqualTo(put);
    }

    @Test
    void aStrangerGetsNothing() {
        Realm other = RealmDraft.draft().create(server);

        assertThat(AdminCaller.nobody(realm).get("policy").status()).isEqualTo(401);
        assertThat(AdminCaller.with(other, realm, "manage-realm").get("policy").status())
                .isBetween(401, 403);
    }

    @Test
    void itTellsWhatIsSetWhatItMeansAndWhatElseCouldBe() {
        Answer answer = manager.get("policy");

        JsonNode policy = answer.body();
        assertThat(answer.caching()).isEqualTo("no-store");
        assertThat(answer.tag()).isEqualTo('"' + policy.path("version").asText() + '"');
        assertThat(policy.path("gated").asBoolean()).isTrue();
        assertThat(policy.path("heldOpen").asBoolean(true)).isFalse();
        assertThat(policy.path("mode").asText()).isEqualTo("enforcing");
        assertThat(policy.path("values").path("proof-max-age").path(0).asText()).isEqualTo("120");
        assertThat(policy.path("values").has("lock")).isFalse();
        assertThat(policy.at("/plans/0/name").asText()).isEqualTo("single");
        assertThat(policy.at("/plans/0/values/limit").asText()).isEqualTo("3");
        assertThat(policy.at("/plans/0/values/notice").asText()).isEqualTo("never");
        JsonNode age = setting(policy.path("form"), "proof-max-age");
        assertThat(age.path("kind").asText()).isEqualTo("number");
        assertThat(age.path("standard").asText()).isEqualTo("60");
        assertThat(age.path("min").asInt()).isEqualTo(10);
        assertThat(age.path("max").asInt()).isEqualTo(3_600);
        assertThat(setting(policy.path("form"), "lock")
                        .path("words")
                        .valueStream()
                        .map(JsonNode::asText))
                .containsExactly("standard", "strict");
        assertThat(setting(policy.path("planForm"), "limit").path("max").asInt())
                .isEqualTo(1_000);
        assertThat(policy.path("problems")).isEmpty();
    }

    @Test
    void aRealmWithoutOneIsSetUpByTheFirst() {
        Realm open = RealmDraft.draft().create(server);
        AdminCaller caller = AdminCaller.with(open, open, "manage-realm");
        JsonNode before = caller.get("policy").body();
        assertThat(before.path("gated").asBoolean(true)).isFalse();
        assertThat(before.path("plans")).hasSize(3);

        Answer answer = caller.put("policy", ROOMY, before.path("version").asText());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("gated").asBoolean()).isTrue();
        assertThat(server.admin()
                        .get("/" + open.name() + "/authentication/required-actions/live-sessions-gate")
                        .path("enabled")
                        .asBoolean())
                .isTrue();
        assertThat(server.admin().get("/" + open.name() + "/components?type=" + PROVIDER))
                .hasSize(1);
    }

    @Test
    void whatIsPutIsAllThatStands() {
        Answer answer = manager.put("policy", ROOMY, version());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("values")).hasSize(1);
        assertThat(manager.get("policy").body()).isEqualTo(answer.body());
        assertThat(component().path("config").path("plans").path(0).asText()).isEqualTo("wide limit=50");
        assertThat(component().path("config").has("proof-max-age")).isFalse();
        assertThat(server.admin().get("/" + realm.name() + "/admin-events?operationTypes=UPDATE"))
                .anySatisfy(
                        event -> assertThat(event.path("resourcePath").asText()).contains("live-sessions/policy"));
    }

    @Test
    void aChangeOfWhatHasChangedSinceIsRefused() {
        String read = version();
        assertThat(manager.put("policy", ROOMY, read).status()).isEqualTo(200);

        Answer late = manager.put("policy", ONE, read);

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.body().path("type").asText()).endsWith(":version-stale");
        assertThat(manager.put("policy", ONE).status()).isEqualTo(428);
        assertThat(manager.get("policy").body().at("/plans/0/name").asText()).isEqualTo("wide");
    }

    @Test
    void aChangeByKeycloaksOwnMeansMakesItStaleToo() {
        String read = version();
        ObjectNode component = component();
        component.withObject("config").putArray("proof-max-age").add("30");
        server.admin()
                .put("/" + realm.name() + "/components/" + component.path("id").asText(), component);

        assertThat(manager.put("policy", ROOMY, read).status()).isEqualTo(412);
    }

    @Test
    void ofManyWhoChangeTheSameVersionOneIsHeard() {
        String read = version();

        List<CompletableFuture<Integer>> answers = IntStream.range(0, 6)
                .mapToObj(i -> "{\"values\":{\"plans\":[\"p" + i + " limit=50\"]}}")
                .map(body -> CompletableFuture.supplyAsync(
                        () -> manager.put("policy", body, read).status()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).sorted())
                .containsExactly(200, 412, 412, 412, 412, 412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"values\":{\"lock\":[\"firm\"]}} | invalid-policy | lock | use standard or strict",
                "{\"values\":{\"locks\":[\"strict\"]}} | invalid-policy | locks | no such setting",
                "{\"values\":{\"plans\":[\"gold\"]}} | invalid-policy | plans | limit is missing",
                "{\"values\":{\"mode\":[\"off\"]}} | invalid-policy | mode | use enforcing or report-only",
                "{\"values\":{\"lock\":\"strict\"}} | invalid-field | values.lock | give a list of texts",
                "{\"values\":[]} | invalid-field | values | give an object of lists of texts",
                "{} | invalid-field | values | give an object of lists of texts",
                "{\"values\":{},\"confirm\":true} | unknown-field | confirm | known are values"
            })
    void whateverIsWrongIsRefusedAndNamed(String body, String type, String field, String remedy) {
        for (Answer answer : List.of(manager.put("policy", body, version()), manager.post("policy/preview", body))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("type").asText()).endsWith(":" + type);
            assertThat(answer.body().path("field").asText()).isEqualTo(field);
            assertThat(answer.body().path("detail").asText()).contains(remedy);
        }
        assertThat(manager.get("policy").body().at("/plans/0/name").asText()).isEqualTo("single");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Answer answer =
                manager.put("policy", "{\"values\":{\"lock\":[\"firm\"],\"retention-days\":[\"0\"]}}", version());

        assertThat(answer.body()
                        .path("problems")
                        .valueStream()
                        .map(one -> one.path("field").asText()))
                .containsExactlyInAnyOrder("lock", "retention-days");
        assertThat(answer.body().path("problems"))
                .allSatisfy(one -> assertThat(one.path("remedy").asText()).isNotEmpty());
    }

    @Test
    void rulesThatWouldLockOutWhoSavesThemAreRefusedOnEveryWay() {
        Person ada = realm.person();
        AdminCaller.empower(realm, ada, "manage-realm");
        firefox().signIn(app, ada);
        Tokens here = firefox().signIn(app, ada);
        AdminCaller caller = AdminCaller.bearing(here.access(), realm);

        Answer refused = caller.put("policy", ONE, version());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("type").asText()).endsWith(":would-lock-you-out");
        assertThat(manager.put("policy", ONE, version()).status())
                .as("nobody else is locked out by them")
                .isEqualTo(200);
    }

    @Test
    void whoHasJustTheSessionInWhichTheySaveIsNotLockedOut() {
        Person ada = realm.person();
        AdminCaller.empower(realm, ada, "manage-realm");
        Tokens here = firefox().signIn(app, ada);

        assertThat(AdminCaller.bearing(here.access(), realm)
                        .put("policy", ONE, version())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keycloaksOwnRestDoesNotLockOutEither() {
        Person ada = realm.person();
        AdminCaller.empower(realm, ada, "manage-realm");
        firefox().signIn(app, ada);
        AdminCaller caller = AdminCaller.bearing(firefox().signIn(app, ada).access(), realm);
        ObjectNode component = component();
        component.withObject("config").putArray("plans").add("one limit=1 when-full=refuse");

        Answer refused = caller.put("../components/" + component.path("id").asText(), component.toString(), "any");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errorMessage").asText()).contains("you would not get in any more yourself");
        assertThat(manager.get("policy").body().at("/plans/0/name").asText()).isEqualTo("single");
    }

    @Test
    void aRealmThatOnlyReportsLocksNobodyOut() {
        Person ada = realm.person();
        AdminCaller.empower(realm, ada, "manage-realm");
        firefox().signIn(app, ada);
        AdminCaller caller = AdminCaller.bearing(firefox().signIn(app, ada).access(), realm);
        String watched = ONE.replace("{\"plans", "{\"mode\":[\"report-only\"],\"plans");

        assertThat(caller.put("policy", watched, version()).status()).isEqualTo(200);
        assertThat(caller.put("policy", ONE, version()).status())
                .as("but to enforce it would")
                .isEqualTo(409);
    }

    @Test
    void whatThePreviewCountsComesTrue() {
        Person ada = realm.person();
        Person bo = realm.person();
        Person cy = realm.person();
        List<String> adas = signIn(ada, 3);
        List<String> bos = signIn(bo, 2);
        List<String> cys = signIn(cy, 1);
        AdminCaller seer = AdminCaller.with(realm, realm, "manage-realm", "view-users");
        Census census = new Census(realm, app);
        census.shallCount(ada, 3);
        String one = "{\"values\":{\"plans\":[\"one limit=1 when-full=evict-oldest\",\"wide limit=9\"],"
                + "\"default-plan\":[\"one\"]}}";

        JsonNode preview = seer.post("policy/preview", one).body();

        assertThat(preview.path("users").asInt()).isEqualTo(2);
        assertThat(preview.path("sessions").asInt()).isEqualTo(3);
        assertThat(preview.path("partial").asBoolean(true)).isFalse();
        assertThat(preview.path("first")
                        .valueStream()
                        .map(user -> user.path("username").asText()))
                .containsExactly(ada.username(), bo.username());
        assertThat(preview.at("/first/0/live").asInt()).isEqualTo(3);
        assertThat(preview.at("/first/0/surplus").asInt()).isEqualTo(2);
        assertThat(preview.at("/plans/0/surplus").asInt()).isEqualTo(3);
        assertThat(preview.at("/plans/1/users").asInt()).isZero();
        assertThat(preview.path("changes")
                        .valueStream()
                        .map(change -> change.path("key").asText()))
                .containsExactly("plans", "default-plan", "proof-max-age");
        assertThat(manager.post("policy/preview", one).body().path("first"))
                .as("who may not see people gets counts")
                .isEmpty();
        census.shallCount(ada, 3);

        assertThat(seer.put("policy", one, version()).status()).isEqualTo(200);
        census.shallCount(ada, 3);
        Answer applied = seer.post("policy/apply");

        assertThat(applied.body().path("ended").asInt())
                .isEqualTo(preview.path("sessions").asInt());
        assertThat(applied.body().path("accounts").asInt())
                .isEqualTo(preview.path("users").asInt());
        census.shallHold(ada, adas.get(2));
        census.shallHold(bo, bos.get(1));
        census.shallHold(cy, cys.get(0));
    }

    private List<String> signIn(Person person, int times) {
        return Stream.generate(() -> firefox().signIn(app, person).sid())
                .limit(times)
                .toList();
    }

    private Device firefox() {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
    }

    private String version() {
        return manager.get("policy").body().path("version").asText();
    }

    private ObjectNode component() {
        return (ObjectNode) server.admin()
                .get("/" + realm.name() + "/components?type=" + PROVIDER)
                .path(0);
    }

    private static JsonNode setting(JsonNode form, String key) {
        return form.valueStream()
                .filter(one -> one.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
