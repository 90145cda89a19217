package io.github.livesessions.registry.store;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/**
 * Our tables as a version has left them in databases, as the statements that made them, changeset by changeset. A file of
 * a version that has been released is never changed: it is what is out there.
 */
final class FrozenSchema {

    private static final String CHANGESET = "-- Changeset ";
    private static final String LOCATION = new Tables().getChangelogLocation();
    private static final List<String> DATABASES = List.of("h2", "postgresql");

    private final List<String> changeSets;

    private FrozenSchema(List<String> changeSets) {
        this.changeSets = changeSets;
    }

    /** Freezes the present changelog as that of the version that is given. */
    static void freeze(String version) throws IOException, LiquibaseException {
        for (String database : DATABASES) {
            Path file = directory().resolve(version).resolve(database + ".sql");
            Files.createDirectories(file.getParent());
            freeze(database, file);
        }
    }

    @SuppressWarnings("deprecation") // the command that is to replace it keeps no connection for its own tables' name
    static void freeze(String name, Path file) throws IOException, LiquibaseException {
        Path changes = Files.createTempFile("changes", ".csv");
        Files.delete(changes);
        ClassLoaderResourceAccessor resources = new ClassLoaderResourceAccessor();
        Database database = DatabaseFactory.getInstance()
                .openDatabase(
                        "offline:" + name + "?outputLiquibaseSql=all&changeLogFile=" + changes,
                        "",
                        "",
                        null,
                        resources);
        database.setDatabaseChangeLogTableName(TestDatabase.CHANGES);
        StringWriter out = new StringWriter();
        try (Liquibase liquibase = new Liquibase(new Tables().getChangelogLocation(), resources, database)) {
            liquibase.update("", out);
        } finally {
            Files.deleteIfExists(changes);
        }
        // Liquibase's own remarks name the machine
        Files.write(
                file,
                out.toString()
                        .lines()
                        .filter(line -> !line.startsWith("--") || line.startsWith(CHANGESET))
                        .toList());
    }

    /** The versions that are frozen. */
    static List<String> versions() throws IOException {
        try (Stream<Path> versions = Files.list(directory())) {
            return versions.map(version -> version.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static FrozenSchema of(String version, String database) throws IOException {
        return read(directory().resolve(version).resolve(database + ".sql"));
    }

    static FrozenSchema read(Path file) throws IOException {
        return new FrozenSchema(Arrays.asList(Files.readString(file).split("(?m)^" + CHANGESET, -1)));
    }

    /** How many changesets it has. */
    int size() {
        return changeSets.size() - 1;
    }

    /** Makes the tables as the first {@code count} changesets do. */
    void make(Connection connection, int count) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String changeSet : changeSets.subList(0, count + 1)) {
                // of the comment that begins a changeset, its name is left
                for (String sql : statements(changeSet.startsWith(LOCATION) ? "-- " + changeSet : changeSet)) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static List<String> statements(String changeSet) {
        List<String> statements = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        changeSet.lines().filter(line -> !line.startsWith("--")).forEach(line -> {
            sql.append(line).append('\n');
            if (line.endsWith(";")) {
                statements.add(sql.toString().strip().replaceFirst(";$", ""));
                sql.setLength(0);
            }
        });
        return statements;
    }

    private static Path directory() {
        return Path.of("src/test/resources/schema");
    }
}
