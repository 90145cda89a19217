package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.ErrorPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.TokenAnswer;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A table is gone: nobody is let in unchecked, and the admin has a way to repair it. Comes last on the server that it
 * shares with {@link GeoFileIT}, by its name, and leaves it broken.
 */
@Keycloak(options = GeoFileIT.A_FILE_THAT_COMES_AND_GOES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RegistryBrokenIT {

    private static final String GATE_OFF = "--spi-live-sessions--default--gate=off";

    private final KeycloakServer server;
    private final Realm gated;
    private final Client app;
    private final Person ada;
    private final Realm ungated;
    private final Client ungatedApp;
    private final Person bob;

    RegistryBrokenIT(KeycloakServer server, Apps apps) {
        this.server = server;
        gated = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = gated.client("app", apps);
        ada = gated.person();
        ungated = RealmDraft.draft().client("app", apps).create(server);
        ungatedApp = ungated.client("app", apps);
        bob = ungated.person();
    }

    @BeforeAll
    void dropTheTable() throws SQLException {
        laptop().signIn(app, ada);
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE LS_SESSION CASCADE");
        }
    }

    @Test
    @Order(1)
    void aGatedRealmRefusesLoginsWithAClearPage() {
        ErrorPage page = laptop().login(app, ada).errorPage();

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("Signing in is not possible right now");
        assertThat(page.text()).as("nothing of the inside").doesNotContain("SQL", "LS_SESSION", "Exception");
    }

    @Test
    @Order(2)
    void aPasswordGrantIsRefusedToo() {
        TokenAnswer answer = laptop().tokens(app).grant(ada);

        assertThat(answer.refused().status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    @Order(3)
    void anUngatedRealmGoesOn() {
        assertThat(laptop().signIn(ungatedApp, bob).sid()).isNotEmpty();
    }

    @Test
    @Order(4)
    void theAdminOfTheServerStillGetsIn() {
        server.admin().reset();

        assertThat(server.admin().get("/" + gated.name()).path("realm").asText())
                .isEqualTo(gated.name());
    }

    @Test
    @Order(5)
    void withTheGateOffPeopleGetInLoudly() {
        server.stop(0);
        server.start(0, GATE_OFF);
        server.admin().reset();

        assertThat(laptop().signIn(app, ada).sid()).isNotEmpty();

        assertThat(server.log(0)).containsPattern("WARN .*(?i)gate");
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
