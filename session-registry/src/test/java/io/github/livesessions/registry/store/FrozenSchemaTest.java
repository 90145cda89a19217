package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever state a database is in that ran one of our versions, it becomes today's, and keeps its rows. */
class FrozenSchemaTest {

    static Stream<State> states() throws IOException {
        List<State> states = new ArrayList<>();
        for (String version : FrozenSchema.versions()) {
            int size = FrozenSchema.of(version, "h2").size();
            for (int count = 1; count <= size; count++) {
                states.add(new State(version, count));
            }
        }
        return states.stream();
    }

    /** A changeset that was edited since fails here, too: its checksum is frozen with it. */
    @ParameterizedTest
    @MethodSource("states")
    void becomesTodaysAndKeepsItsRows(State state) throws IOException, SQLException {
        String name = "frozen" + UUID.randomUUID();
        Map<String, Integer> rows = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(TestDatabase.url(name))) {
            FrozenSchema.of(state.version(), "h2").make(connection, state.changeSets());
            for (String table : tables(connection)) {
                fill(connection, table);
                rows.put(table, count(connection, table));
            }
        }

        try (TestDatabase upgraded = new TestDatabase(name); // which compares the tables with the entities
                Connection connection = DriverManager.getConnection(TestDatabase.url(name))) {
            assertThat(rows).isNotEmpty().doesNotContainValue(0);
            for (Map.Entry<String, Integer> before : rows.entrySet()) {
                assertThat(count(connection, before.getKey()))
                        .as(before.getKey())
                        .isEqualTo(before.getValue());
            }
            assertThat(upgraded.<Object>inTransaction(entities -> new Leases(entities).exists("none")))
                    .isEqualTo(false);
        }
    }

    @Test
    void theDatabasesAreFrozenTogether() throws IOException {
        for (String version : FrozenSchema.versions()) {
            assertThat(FrozenSchema.of(version, "postgresql").size())
                    .isPositive()
                    .isEqualTo(FrozenSchema.of(version, "h2").size());
        }
    }

    /** The build that makes a release freezes its tables, and fails once: they have to be committed with it. */
    @Test
    void aVersionIsNotReleasedUnfrozen() throws IOException, LiquibaseException {
        String version = version();
        if (!version.endsWith("-SNAPSHOT") && !FrozenSchema.versions().contains(version)) {
            FrozenSchema.freeze(version);
            fail("The tables of " + version + " have been frozen: commit src/test/resources/schema/" + version);
        }
        assertThat(FrozenSchema.versions()).isNotEmpty();
    }

    @Test
    void whatIsFrozenIsWhatTheChangelogMakes(@TempDir Path directory) throws IOException, LiquibaseException {
        Path file = directory.resolve("h2.sql");

        FrozenSchema.freeze("h2", file);

        assertThat(Files.readString(file)).contains("-- Changeset").doesNotContain("offline:");
        assertThat(FrozenSchema.read(file).size()).isGreaterThanOrEqualTo(15);
    }

    private static String version() throws IOException {
        try (InputStream file = Tables.class.getResourceAsStream("/live-sessions/version.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(file));
            return properties.getProperty("version", "");
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet all = connection.getMetaData().getTables(null, "PUBLIC", "LS\\_%", null)) {
            while (all.next()) {
                tables.add(all.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static void fill(Connection connection, String table) throws SQLException {
        Map<String, Integer> columns = new LinkedHashMap<>();
        try (ResultSet all = connection.getMetaData().getColumns(null, "PUBLIC", table, "%")) {
            while (all.next()) {
                columns.put(all.getString("COLUMN_NAME"), all.getInt("DATA_TYPE"));
            }
        }
        String sql = "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int i = 1;
            for (int type : columns.values()) {
                insert.setObject(i++, value(type));
            }
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private static Object value(int type) {
        return switch (JDBCType.valueOf(type)) {
            case VARCHAR -> "a";
            case BOOLEAN -> true;
            default -> 1;
        };
    }

    private static int count(Connection connection, String table) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("select count(*) from " + table);
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** A version's database, after so many of its changesets: an upgrade may have been broken off. */
    record State(String version, int changeSets) {}
}
