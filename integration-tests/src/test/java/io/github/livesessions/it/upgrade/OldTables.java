package io.github.livesessions.it.upgrade;

import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our tables as a version has left them, and as an upgrade would have left them that was broken off. */
record OldTables(String name, String script) {

    static final String CHANGES = "DATABASECHANGELOG_LIVE_SESSI";

    private static final Pattern CHANGESET = Pattern.compile("(?m)^-- Changeset ");

    /** Of each version the whole, and its first changeset alone. */
    static List<OldTables> all(Database database) throws IOException {
        List<OldTables> all = new ArrayList<>();
        try (Stream<Path> versions =
                Files.list(Workspace.sources().resolve("session-registry/src/test/resources/schema"))) {
            for (Path version : versions.sorted().toList()) {
                String name = version.getFileName().toString();
                String script = Files.readString(version.resolve(database.name().toLowerCase(Locale.ROOT) + ".sql"));
                String[] parts = CHANGESET.split(script, -1);
                all.add(new OldTables(name + ", first changeset", parts[0] + "--" + parts[1]));
                all.add(new OldTables(name, script));
            }
        }
        return all;
    }

    /** Puts them in the place of those that are there. */
    void install(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : present(connection)) {
                statement.execute("drop table " + table);
            }
            StringBuilder sql = new StringBuilder();
            for (String line :
                    script.lines().filter(line -> !line.startsWith("--")).toList()) {
                sql.append(line).append('\n');
                if (line.endsWith(";")) {
                    statement.execute(sql.toString().strip().replaceFirst(";$", ""));
                    sql.setLength(0);
                }
            }
        }
    }

    /** The names of the tables that the database has of us. */
    static List<String> present(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet all =
                connection.getMetaData().getTables(null, null, null, new String[] {"TABLE", "BASE TABLE"})) {
            while (all.next()) {
                String name = all.getString("TABLE_NAME");
                String upper = name.toUpperCase(Locale.ROOT);
                if (upper.startsWith("LS_") || upper.equals(CHANGES)) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    @Override
    public String toString() {
        return name;
    }
}
