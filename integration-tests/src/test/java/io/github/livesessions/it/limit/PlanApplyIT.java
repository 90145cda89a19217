package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An admin who does not wait for the next login ends exactly what a plan that shrank has no place for. */
@Keycloak(database = Database.POSTGRESQL)
final class PlanApplyIT {

    /** What a test begins with may take its time. */
    private static final Duration BEFOREHAND = Duration.ofSeconds(20);

    private final KeycloakServer server;
    private final Apps apps;
    private Realm realm;
    private Client app;
    private Census census;

    PlanApplyIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
    }

    @BeforeEach
    void aRealmOfItsOwn() {
        realm = RealmDraft.draft()
                .gated(Policy.usual()
                        .plan("small limit=2 when-full=evict-oldest")
                        .plan("large limit=5 when-full=evict-oldest")
                        .plan("single limit=1 when-full=ask")
                        .with("default-plan", "small")
                        .with("keep-both-minutes", "15"))
                .client("app", apps)
                .create(server);
        realm.declarePlan();
        app = realm.client("app", apps);
        census = new Census(realm, app);
    }

    @Test
    void theSurplusOfOneUserGoesAndNothingMore() {
        Person ada = onPlan("large");
        List<Tokens> adas = signIn(ada, 5);
        Person bo = onPlan("large");
        List<Tokens> bos = signIn(bo, 3);
        moveTo("small", ada);
        moveTo("small", bo);
        AdminCaller manager = AdminCaller.with(realm, realm, "manage-users");

        Answer first = manager.post("users/" + ada.id() + "/apply-plan");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("ended").asInt()).isEqualTo(3);
        assertThat(first.body().path("accounts").asInt()).isOne();
        census.shallHold(ada, adas.get(3).sid(), adas.get(4).sid());
        census.shallHold(bo, bos.get(0).sid(), bos.get(1).sid(), bos.get(2).sid());
        assertThat(device().tokens(app).refresh(adas.get(0)).refused().error()).isEqualTo("invalid_grant");
        assertThat(causes(ada)).containsExactly("evicted", "evicted", "evicted");
        assertThat(manager.post("users/" + ada.id() + "/apply-plan")
                        .body()
                        .path("ended")
                        .asInt())
                .isZero();
        census.shallHold(ada, adas.get(3).sid(), adas.get(4).sid());
    }

    @Test
    void theSurplusOfAllUsersGoesAtOnce() {
        Person ada = onPlan("large");
        List<Tokens> adas = signIn(ada, 5);
        Person bo = onPlan("large");
        List<Tokens> bos = signIn(bo, 3);
        Person cy = onPlan("large");
        List<Tokens> cys = signIn(cy, 3);
        moveTo("small", ada);
        moveTo("single", bo);
        AdminCaller manager = AdminCaller.with(realm, realm, "manage-realm");

        Answer first = manager.post("policy/apply");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("ended").asInt()).isEqualTo(5);
        assertThat(first.body().path("accounts").asInt()).isEqualTo(2);
        assertThat(first.body().path("failed").asInt()).isZero();
        census.shallHold(ada, adas.get(3).sid(), adas.get(4).sid());
        census.shallHold(bo, bos.get(2).sid());
        census.shallHold(cy, cys.stream().map(Tokens::sid).toArray(String[]::new));
        assertThat(manager.post("policy/apply").body().path("ended").asInt()).isZero();
    }

    @Test
    void whatIsKeptByChoiceStaysForItsWhile() {
        Person ada = onPlan("single");
        Tokens older = signIn(ada);
        Device phone = device();
        Tokens newer = phone.tokens(app)
                .redeem(phone.press(app, phone.login(app, ada).choicePage(), "keep-both")
                        .code());
        census.shallHold(ada, older.sid(), newer.sid());

        Answer answer = AdminCaller.with(realm, realm, "manage-realm").post("policy/apply");

        assertThat(answer.body().path("ended").asInt()).isZero();
        census.shallHold(ada, older.sid(), newer.sid());
    }

    @Test
    void itTakesTheRightToManageWhatItIsAbout() {
        Person ada = onPlan("large");
        signIn(ada, 3);
        moveTo("small", ada);

        assertThat(AdminCaller.nobody(realm).post("policy/apply").status()).isEqualTo(401);
        for (String role : List.of("view-realm", "manage-users")) {
            assertThat(AdminCaller.with(realm, realm, role).post("policy/apply").status())
                    .as(role)
                    .isEqualTo(403);
        }
        for (String role : List.of("view-users", "manage-realm")) {
            assertThat(AdminCaller.with(realm, realm, role)
                            .post("users/" + ada.id() + "/apply-plan")
                            .status())
                    .as(role)
                    .isEqualTo(403);
        }
        census.shallCount(ada, 3);
    }

    @Test
    void aRealmWithoutAPolicyHasNothingToApply() {
        Realm open = RealmDraft.draft().create(server);
        Person ada = open.person();
        AdminCaller manager = AdminCaller.with(open, open, "manage-realm", "manage-users");

        for (String path : List.of("policy/apply", "users/" + ada.id() + "/apply-plan")) {
            Answer answer = manager.post(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().path("type").asText()).endsWith(":policy-not-found");
        }
    }

    private Person onPlan(String plan) {
        Person person = realm.person();
        moveTo(plan, person);
        return person;
    }

    private void moveTo(String plan, Person person) {
        realm.change(person, Map.of("attributes", Map.of("plan", List.of(plan))));
    }

    private List<Tokens> signIn(Person person, int times) {
        List<Tokens> tokens =
                IntStream.range(0, times).mapToObj(i -> signIn(person)).toList();
        census.shallCount(person, times, BEFOREHAND);
        return tokens;
    }

    private Tokens signIn(Person person) {
        return device().signIn(app, person);
    }

    private Device device() {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
    }

    /** Why sessions of the person ended, as the history has it. */
    private List<String> causes(Person person) {
        Tables tables = new Tables(server);
        String ended = "select CAUSE from LS_EVENT where USER_ID = ? and TYPE = 'session-ended'";
        await().atMost(Census.SOON)
                .until(() -> !tables.texts(ended, person.id()).isEmpty());
        return tables.texts(ended, person.id());
    }
}
