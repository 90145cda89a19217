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
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whichever node hears a page: it is there. A node that dies takes nobody along. */
@Keycloak(
        nodes = 2,
        database = Database.POSTGRESQL,
        options = {Times.OFFLINE_AFTER_8_S, Times.REMOVE_AFTER_30_S})
final class PresenceOnTwoNodesIT {

    private static final int DYING = 1;

    /** Long enough for a node to be missed, and for its sessions to be offline if nobody else heard them. */
    private static final Duration MISSED = Duration.ofSeconds(45);

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Story story;
    private boolean down;

    PresenceOnTwoNodesIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(5, "evict-oldest"))
                .with("accessTokenLifespan", 3_600)
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        story = new Story(realm);
    }

    @AfterEach
    void raise() {
        if (down) {
            server.start(DYING);
            down = false;
        }
    }

    @Test
    void checksThatGoHereAndThereKeepASessionOnline() {
        Tokens tokens = signIn();
        OpenPage page = new OpenPage(realm, tokens.access());
        String beacon = page.beacon();

        keepChecking(page, beacon, Duration.ofSeconds(25), true);

        assertThat(story.events(tokens.sid())).containsExactly("session-started", "session-online");
        story.shallBe("offline", tokens.sid(), OFFLINE_AFTER.plus(LATE));
    }

    @Test
    void anEndOnOneNodeIsToldOnTheOther() {
        Tokens tokens = signIn();
        OpenPage page = new OpenPage(realm, tokens.access()).at(1);
        String beacon = page.beacon();
        page.check(beacon);

        server.admin(0).delete("/" + realm.name() + "/sessions/" + tokens.sid());

        await().atMost(Duration.ofSeconds(70))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> page.check(beacon).cause().equals("admin"));
    }

    @Test
    void aNodeIsKilled() {
        Tokens staying = signIn();
        Tokens leaving = signIn();
        OpenPage there = new OpenPage(realm, staying.access()).at(DYING);
        OpenPage gone = new OpenPage(realm, leaving.access()).at(DYING);
        String beacon = there.beacon();
        there.check(beacon);
        gone.check(gone.beacon());
        story.shallBe("online", staying.sid(), SOON);
        story.shallBe("online", leaving.sid(), SOON);

        down = true;
        server.kill(DYING);

        keepChecking(there.at(0), beacon, MISSED, false);
        assertThat(story.events(staying.sid())).containsExactly("session-started", "session-online");
        assertThat(story.events(leaving.sid())).contains("session-offline");
    }

    @Test
    void aNodeIsStopped() {
        Tokens staying = signIn();
        Tokens leaving = signIn();
        OpenPage there = new OpenPage(realm, staying.access()).at(DYING);
        OpenPage gone = new OpenPage(realm, leaving.access()).at(DYING);
        String beacon = there.beacon();
        there.check(beacon);
        story.shallBe("online", staying.sid(), SOON);
        gone.check(gone.beacon());
        story.shallBe("online", leaving.sid(), SOON);

        down = true;
        new Thread(() -> server.stop(DYING)).start();

        keepChecking(there.at(0), beacon, OFFLINE_AFTER.plus(LATE).plusSeconds(2), false);
        assertThat(story.events(staying.sid())).containsExactly("session-started", "session-online");
        // well before the node would have been missed: it has told the other one
        assertThat(story.events(leaving.sid())).contains("session-offline");
    }

    @Test
    void whileTheDatabaseIsAwayChecksAreAnsweredAndNobodyGoesOffline() throws SQLException {
        Tokens tokens = signIn();
        OpenPage page = new OpenPage(realm, tokens.access());
        String beacon = page.beacon();
        page.check(beacon);
        story.shallBe("online", tokens.sid(), SOON);

        try (Connection connection = server.database();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table LS_CHECK, LS_NODE, LS_SESSION in access exclusive mode");
            keepChecking(page, beacon, Duration.ofSeconds(30), true);
            connection.rollback();
        }

        keepChecking(page, beacon, Duration.ofSeconds(15), true);
        assertThat(story.events(tokens.sid())).containsExactly("session-started", "session-online");
    }

    private static void keepChecking(OpenPage page, String beacon, Duration time, boolean inTurns) {
        long end = System.nanoTime() + time.toNanos();
        int[] turn = {0};
        await().atMost(time.plusSeconds(20)).pollInterval(Duration.ofSeconds(2)).until(() -> {
            OpenPage asked = inTurns ? page.at(turn[0]++ % 2) : page;
            assertThat(asked.check(beacon).state()).isEqualTo("live");
            return System.nanoTime() - end > 0;
        });
    }

    private Tokens signIn() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, realm.person());
    }
}
