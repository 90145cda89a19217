package io.github.livesessions.it.presence;

import static io.github.livesessions.it.presence.Times.LATE;
import static io.github.livesessions.it.presence.Times.OFFLINE_AFTER;
import static io.github.livesessions.it.presence.Times.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer;
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
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Who is there and who is not, and whose time is over. */
@Keycloak(
        nodes = 2,
        database = Database.POSTGRESQL,
        options = {Times.OFFLINE_AFTER_8_S, Times.REMOVE_AFTER_30_S})
final class PresenceIT {

    /** An administrator clears away the offline sessions of all. */
    private static final String OFFLINE = "offline sessions";

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Story story;

    PresenceIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.usual()
                        .plan("gold limit=9 idle-minutes=1 max-minutes=60")
                        .with("default-plan", "gold")
                        .with("management-clients", "app"))
                .with("accessTokenLifespan", 3_600)
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        story = new Story(realm);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = OFFLINE, mode = ResourceAccessMode.READ)
    void aSessionIsUncheckedThenOnlineThenOfflineThenOnlineThenGone() {
        Person ada = realm.person();
        Tokens tokens = signIn(ada);
        String sid = tokens.sid();
        OpenPage page = new OpenPage(realm, tokens.access());
        String beacon = page.beacon();
        assertThat(story.session(ada, sid).path("state").asText()).isEqualTo("unchecked");

        page.check(beacon);
        story.shallBe("online", sid, SOON);
        assertThat(story.session(ada, sid).path("state").asText()).isEqualTo("online");
        assertThat(story.admin().get("sessions?state=online").ids()).contains(sid);
        assertThat(story.admin().get("sessions?state=unchecked").ids()).doesNotContain(sid);

        Instant last = Instant.now();
        page.check(beacon);
        story.shallBe("offline", sid, OFFLINE_AFTER.plus(LATE));
        assertThat(Duration.between(last, Instant.now())).isGreaterThanOrEqualTo(OFFLINE_AFTER);
        assertThat(Instant.parse(story.session(ada, sid).path("lastSeenAt").asText()))
                .isBetween(last.minusSeconds(2), last.plusSeconds(3));
        assertThat(story.admin().get("sessions?state=offline").ids()).contains(sid);

        assertThat(page.check(beacon).state()).isEqualTo("live");
        story.shallBe("online", sid, SOON);

        story.shallBe("offline", sid, OFFLINE_AFTER.plus(LATE));
        story.shallBe("gone", sid, Duration.ofSeconds(40));
        assertThat(story.events(sid))
                .containsExactly(
                        "session-started",
                        "session-online",
                        "session-offline",
                        "session-online",
                        "session-offline",
                        "session-ended offline");
        var told = page.check(beacon);
        assertThat(told.state()).isEqualTo("ended");
        assertThat(told.cause()).isEqualTo("offline");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(device().tokens(app).refresh(tokens)).isInstanceOf(TokenAnswer.Refused.class));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void checksKeepASessionOnlineButKeycloakHearsOfActivityOnly() {
        Person ada = realm.person();
        Tokens tokens = signIn(ada);
        OpenPage page = new OpenPage(realm, tokens.access());
        String beacon = page.beacon();
        long before = story.lastAccess(ada, tokens.sid());

        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> {
                            page.check(beacon);
                            return System.currentTimeMillis() - before;
                        },
                        passed -> passed > 21_000);
        assertThat(story.lastAccess(ada, tokens.sid())).isEqualTo(before);
        assertThat(story.events(tokens.sid())).containsExactly("session-started", "session-online");

        page.check(beacon + " active");

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(story.lastAccess(ada, tokens.sid())).isGreaterThan(before + 15_000));
        assertThat(story.events(tokens.sid())).containsExactly("session-started", "session-online", "session-activity");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anUntouchedPageIdlesOutThoughItsTokensAreRefreshedAndAPersonWhoTypesStays() {
        Person idle = realm.person();
        Person busy = realm.person();
        Tokens[] idleTokens = {signIn(idle)};
        Tokens busyTokens = signIn(busy);
        OpenPage idlePage = new OpenPage(realm, idleTokens[0].access());
        OpenPage busyPage = new OpenPage(realm, busyTokens.access());
        String idleBeacon = idlePage.beacon();
        String busyBeacon = busyPage.beacon();
        Instant begin = Instant.now();

        await().atMost(Duration.ofSeconds(80))
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> {
                    assertThat(busyPage.check(busyBeacon + " active").state()).isEqualTo("live");
                    if (device().tokens(app).refresh(idleTokens[0]) instanceof TokenAnswer.Granted granted) {
                        idleTokens[0] = granted.tokens();
                    }
                    return idlePage.check(idleBeacon).cause().equals("idle");
                });

        assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofSeconds(58));
        assertThat(story.events(idleTokens[0].sid()))
                .endsWith("session-ended idle")
                .doesNotContain("session-activity");
        assertThat(story.state(busyTokens.sid())).isEqualTo("online");
        assertThat(device().tokens(app).refresh(busyTokens)).isInstanceOf(TokenAnswer.Granted.class);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void withoutAnAgentTheUseOfTokensIsActivity() {
        Tokens used = signIn(realm.person());
        Tokens unused = signIn(realm.person());
        Tokens[] latest = {used};

        await().atMost(Duration.ofSeconds(80))
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> {
                    latest[0] = ((TokenAnswer.Granted) device().tokens(app).refresh(latest[0])).tokens();
                    return story.state(unused.sid()).equals("gone");
                });

        assertThat(story.events(unused.sid())).containsExactly("session-started", "session-ended idle");
        assertThat(story.state(used.sid())).isEqualTo("unchecked");
        assertThat(device().tokens(app).refresh(latest[0])).isInstanceOf(TokenAnswer.Granted.class);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = OFFLINE, mode = ResourceAccessMode.READ)
    void oneCheckOfSomebodyDoesNotEndWhatAnAppWithoutAnAgentUses() {
        Tokens[] latest = {signIn(realm.person())};
        OpenPage thief = new OpenPage(realm, latest[0].access());
        thief.check(thief.beacon());
        story.shallBe("online", latest[0].sid(), SOON);
        story.shallBe("offline", latest[0].sid(), OFFLINE_AFTER.plus(LATE));
        Instant begin = Instant.now();

        await().atMost(Duration.ofSeconds(100))
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> {
                    latest[0] = ((TokenAnswer.Granted) device().tokens(app).refresh(latest[0])).tokens();
                    return begin.plusSeconds(80).isBefore(Instant.now());
                });

        assertThat(story.state(latest[0].sid())).isEqualTo("offline");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(OFFLINE)
    void administratorsClearAwayWhatIsOffline() {
        Person ada = realm.person();
        Tokens silent = signIn(ada);
        Tokens unchecked = signIn(ada);
        OpenPage page = new OpenPage(realm, silent.access());
        page.check(page.beacon());
        story.shallBe("online", silent.sid(), SOON);
        assertThat(story.admin().delete("sessions").status()).isEqualTo(400);
        assertThat(story.admin().delete("sessions?state=online").status()).isEqualTo(400);
        story.shallBe("offline", silent.sid(), OFFLINE_AFTER.plus(LATE));

        var cleared = story.admin().delete("sessions?state=offline");

        assertThat(cleared.status()).isEqualTo(200);
        assertThat(cleared.body().path("ended").asInt()).isPositive();
        assertThat(cleared.body().path("more").asBoolean()).isFalse();
        realm.shallHold(ada, unchecked.sid());
        assertThat(story.events(silent.sid())).endsWith("session-ended admin");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = OFFLINE, mode = ResourceAccessMode.READ)
    void theirOwnerClearsThemAwayToo() {
        Person ada = realm.person();
        Tokens silent = signIn(ada);
        Tokens unchecked = signIn(ada);
        Tokens here = signIn(ada);
        OpenPage page = new OpenPage(realm, silent.access());
        page.check(page.beacon());
        story.shallBe("online", silent.sid(), SOON);
        story.shallBe("offline", silent.sid(), OFFLINE_AFTER.plus(LATE));
        OpenPage account = new OpenPage(realm, here.access());
        assertThat(account.delete("me/sessions").status()).isEqualTo(400);
        assertThat(account.delete("me/sessions?state=unchecked").status()).isEqualTo(400);

        assertThat(account.delete("me/sessions?state=offline").status()).isEqualTo(204);

        realm.shallHold(ada, unchecked.sid(), here.sid());
        assertThat(story.events(silent.sid())).endsWith("session-ended logout");
    }

    private Tokens signIn(Person person) {
        return device().signIn(app, person);
    }

    private Device device() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
