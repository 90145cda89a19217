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
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "Keep both for now" means for now: the older session goes when the minutes are over, and not before. */
@Keycloak(database = Database.POSTGRESQL)
final class KeepBothIT {

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Census census;
    private final Tables tables;

    KeepBothIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.onePerUser().with("keep-both-minutes", "1"))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        census = new Census(realm, app);
        tables = new Tables(server);
    }

    @Test
    void bothStayUntilTheMinutesAreOver() {
        Person ada = realm.person();
        Device laptop = device();
        Tokens older = laptop.signIn(app, ada);

        Tokens newer = keepBoth(ada);

        census.shallHold(ada, older.sid(), newer.sid());
        assertThat(deadline(older))
                .isBetween(Instant.now().plusSeconds(45), Instant.now().plusSeconds(60));
        assertThat(tables.texts("select ID from LS_SESSION where ID = ? and KEEP_UNTIL is null", newer.sid()))
                .containsExactly(newer.sid());

        theMinutesPass(older);

        census.shallHold(ada, newer.sid());
        assertThat(laptop.tokens(app).refresh(older).refused().error()).isEqualTo("invalid_grant");
    }

    @Test
    void whoLogsOutMeanwhileLetsTheOtherStay() {
        Person ada = realm.person();
        Tokens older = device().signIn(app, ada);
        Device phone = device();
        Tokens newer = keepBoth(phone, ada);
        phone.tokens(app).logout(newer);
        census.shallHold(ada, older.sid());

        theMinutesPass(older);

        await().atMost(Census.SOON)
                .until(() -> tables.texts("select ID from LS_SESSION where ID = ? and KEEP_UNTIL is null", older.sid())
                        .equals(List.of(older.sid())));
        census.shallHold(ada, older.sid());
    }

    @Test
    void theDeadlineOutlivesTheServer() {
        Person ada = realm.person();
        Tokens older = device().signIn(app, ada);
        Tokens newer = keepBoth(ada);
        Instant deadline = deadline(older);

        server.kill(0);
        server.start(0);
        server.admin().reset();

        census.shallHold(ada, older.sid(), newer.sid());
        assertThat(deadline(older)).isEqualTo(deadline);
        theMinutesPass(older);
        census.shallHold(ada, newer.sid());
    }

    private Tokens keepBoth(Person person) {
        return keepBoth(device(), person);
    }

    private Tokens keepBoth(Device device, Person person) {
        return device.tokens(app)
                .redeem(device.press(app, device.login(app, person).choicePage(), "keep-both")
                        .code());
    }

    private Instant deadline(Tokens kept) {
        return Instant.ofEpochMilli(
                Long.parseLong(tables.text("select KEEP_UNTIL from LS_SESSION where ID = ?", kept.sid())));
    }

    private void theMinutesPass(Tokens kept) {
        tables.change("update LS_SESSION set KEEP_UNTIL = KEEP_UNTIL - 60000 where ID = ?", kept.sid());
    }

    private Device device() {
        return Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.BERLIN);
    }
}
