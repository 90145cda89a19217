package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.ChoicePage;
import io.github.livesessions.it.device.Answer.ErrorPage;
import io.github.livesessions.it.device.Answer.LoginPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fifty logins of one account at once, by form, through an identity provider and by direct grant, over two nodes: what
 * stands afterwards is the plan's number, no more and no less. Each limit with each policy, ten rounds each.
 */
@Keycloak(nodes = 2, database = Database.POSTGRESQL)
final class ExactLimitIT {

    private static final int ROUNDS = 10;
    private static final int AT_ONCE = 50;
    private static final String PROVIDER = "elsewhere";

    private final KeycloakServer server;
    private final Apps apps;
    private final Realm elsewhere;

    ExactLimitIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        elsewhere = RealmDraft.draft().service("broker", apps).create(server);
    }

    @ParameterizedTest
    @CsvSource({
        "1, evict-oldest",
        "2, evict-oldest",
        "10, evict-oldest",
        "1, evict-least-active",
        "2, evict-least-active",
        "10, evict-least-active"
    })
    void everyLoginIsLetInAndThePlansNumberStands(int limit, String whenFull) {
        Realm realm = gated(limit, whenFull);
        rounds(realm, limit, person -> {
            List<Login> logins = logins(realm, person);

            List<Object> answers =
                    Burst.atOnce(AT_ONCE, i -> logins.get(i).finish().get());

            assertThat(kinds(answers)).containsOnly("Code", "Granted");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void whereAFullPlanRefusesItIsFullAndNotBeyond(int limit) {
        Realm realm = gated(limit, "refuse");
        rounds(realm, limit, person -> {
            List<Login> logins = logins(realm, person);

            List<Object> answers =
                    Burst.atOnce(AT_ONCE, i -> logins.get(i).finish().get());

            assertThat(kinds(answers)).containsAnyOf("Code", "Granted").isSubsetOf("Code", "Granted", "403", "Refused");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void choicePagesSubmittedTogetherEndNoMoreThanIsNeeded(int limit) {
        Realm realm = gated(limit, "ask");
        Client app = realm.client("app", apps);
        rounds(realm, limit, person -> {
            Burst.gently(limit, i -> device(i).signIn(app, person));
            List<Login> logins = logins(realm, person);
            List<Login> choices = Burst.gently(AT_ONCE, i -> asked(app, logins.get(i)));

            List<Object> answers =
                    Burst.atOnce(AT_ONCE, i -> choices.get(i).finish().get());

            assertThat(kinds(answers))
                    .as("who came first is in")
                    .contains("Code")
                    .isSubsetOf("Code", "ChoicePage", "Refused");
        });
    }

    /** Each round with somebody new; at the end nobody's sessions have become fewer, nor more. */
    private void rounds(Realm realm, int limit, Consumer<Person> round) {
        Census census = new Census(realm, realm.client("app", apps));
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Person person = person(realm);
            people.add(person);
            round.accept(person);
            census.shallCount(person, limit);
        }
        people.forEach(person -> census.shallCount(person, limit));
    }

    /** Logins up to where only one more request is missing: three of five by form, one by provider, one by grant. */
    private List<Login> logins(Realm realm, Person person) {
        Client app = realm.client("app", apps);
        return Burst.gently(AT_ONCE, i -> {
            Device device = device(i);
            if (i % 5 == 4) {
                return new Login(device, true, () -> device.tokens(app).grant(person));
            }
            LoginPage page = i % 5 == 3
                    ? device.open(app, "kc_idp_hint=" + PROVIDER).loginPage()
                    : device.open(app).loginPage();
            return new Login(device, false, () -> device.enter(app, page, person));
        });
    }

    /** Goes on to the choice page, so that its submission is what is missing; a grant is never asked. */
    private static Login asked(Client app, Login login) {
        if (login.grant()) {
            return login;
        }
        ChoicePage choice = (ChoicePage) login.finish().get();
        return new Login(login.device(), false, () -> login.device().press(app, choice, "continue-here"));
    }

    /** What the answers were; their text would tell nothing more. */
    private static Set<String> kinds(List<Object> answers) {
        Set<String> kinds = new TreeSet<>();
        for (Object answer : answers) {
            kinds.add(
                    answer instanceof ErrorPage page
                            ? String.valueOf(page.status())
                            : answer.getClass().getSimpleName());
        }
        return kinds;
    }

    private Realm gated(int limit, String whenFull) {
        Realm realm = RealmDraft.draft()
                .gated(Policy.limit(limit, whenFull))
                .client("app", apps)
                .create(server);
        realm.trust(PROVIDER, elsewhere, elsewhere.service("broker", apps));
        return realm;
    }

    /** Somebody with an account here and one, of the same name, at the provider. */
    private Person person(Realm realm) {
        Person there = elsewhere.person();
        Person here = realm.person(there.username());
        realm.link(here, PROVIDER, there);
        return here;
    }

    private Device device(int number) {
        Agent agent = number % 2 == 0 ? Agent.CHROME_ON_WINDOWS : Agent.SAFARI_ON_IPHONE;
        return Device.of(server, agent, Origin.OSLO).at(number % server.nodes());
    }

    private record Login(Device device, boolean grant, Supplier<Object> finish) {}
}
