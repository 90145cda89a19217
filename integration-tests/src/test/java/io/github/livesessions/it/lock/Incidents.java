package io.github.livesessions.it.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.KeycloakServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** What the server has written down of violations of the lock. */
final class Incidents {

    private static final String EVENTS =
            "select CAUSE, SESSION_ID, BROWSER, IP_ADDRESS from LS_EVENT where USER_ID = ? and TYPE = 'lock-violation'";
    private static final String ALERTS =
            "select RULE_ID, SESSION_ID, '', '' from LS_ALERT where USER_ID = ? and RULE_ID = 'lock-violation'";

    private final KeycloakServer server;

    Incidents(KeycloakServer server) {
        this.server = server;
    }

    /**
     * One line of the history.
     *
     * @param cause how the request differed from the session's browser
     * @param browser of the request
     */
    record Violation(String cause, String session, String browser, String address) {}

    /** Waits until the history, which is written a moment later, holds violations of that account, and an alert each. */
    List<Violation> of(Person person) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(soFar(person)).as("violations").isNotEmpty();
            assertThat(read(ALERTS, person)).as("alerts").hasSameSizeAs(soFar(person));
        });
        return soFar(person);
    }

    /** What the history holds by now. */
    List<Violation> soFar(Person person) {
        return read(EVENTS, person);
    }

    private List<Violation> read(String sql, Person person) {
        try (Connection connection = server.database();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, person.id());
            List<Violation> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            new Violation(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
