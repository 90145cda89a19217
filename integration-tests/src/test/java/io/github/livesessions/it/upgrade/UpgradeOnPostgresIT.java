package io.github.livesessions.it.upgrade;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL, on which it runs: a database of an earlier version becomes today's at the start of the server. */
@Keycloak(database = Database.POSTGRESQL)
final class UpgradeOnPostgresIT {

    private final Upgrade upgrade;

    UpgradeOnPostgresIT(KeycloakServer server, Apps apps) {
        upgrade = new Upgrade(server, apps);
    }

    static Stream<OldTables> states() throws IOException {
        return OldTables.all(Database.POSTGRESQL).stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void keepsItsRowsAndGoesOn(OldTables old) throws IOException, SQLException {
        upgrade.from(old);
    }
}
