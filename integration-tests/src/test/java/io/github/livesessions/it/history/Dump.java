package io.github.livesessions.it.history;

import io.github.livesessions.it.server.KeycloakServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All rows of all our tables, as somebody would see them who steals the database. */
final class Dump {

    private final KeycloakServer server;

    Dump(KeycloakServer server) {
        this.server = server;
    }

    /** Each row as its table's name and its values. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        try (Connection connection = server.database()) {
            for (String table : tables(connection)) {
                read(connection, table, rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet all =
                connection.getMetaData().getTables(null, null, null, new String[] {"TABLE", "BASE TABLE"})) {
            while (all.next()) {
                String name = all.getString("TABLE_NAME");
                if (name.toUpperCase(Locale.ROOT).startsWith("LS_")) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static void read(Connection connection, String table, List<String> rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("select * from " + table)) {
            int columns = all.getMetaData().getColumnCount();
            while (all.next()) {
                StringBuilder row = new StringBuilder(table);
                for (int i = 1; i <= columns; i++) {
                    row.append('|').append(all.getString(i));
                }
                rows.add(row.toString());
            }
        }
    }
}
