package io.github.livesessions.it.limit;

import io.github.livesessions.it.server.KeycloakServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The server's own database, asked and changed past the server. */
public final class Tables {

    private final KeycloakServer server;

    public Tables(KeycloakServer server) {
        this.server = server;
    }

    /** The first column of all rows. */
    public List<String> texts(String sql, Object... arguments) {
        try (Connection connection = server.database();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, arguments);
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public String text(String sql, Object... arguments) {
        return texts(sql, arguments).get(0);
    }

    /** Changes rows and returns how many. */
    public int change(String sql, Object... arguments) {
        try (Connection connection = server.database();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void fill(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }
}
