package io.github.livesessions.it.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The database of one server on this machine, open to the tests as well. */
sealed interface Store extends AutoCloseable {

    /** Start options that lead a node to this database. */
    List<String> options();

    Connection open() throws SQLException;

    @Override
    void close();

    static Store of(Database database, Path directory) throws IOException {
        return switch (database) {
            case H2 -> new H2File(directory);
            case POSTGRESQL ->
                new Postgres(EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "150")
                        // to a file that a test can ask the database itself for
                        .setServerConfig("logging_collector", "on")
                        .setServerConfig("log_line_prefix", "%p:")
                        .start());
        };
    }

    /** A file that the server and the tests open together. */
    record H2File(Path directory) implements Store {

        private static final String NAME = "keycloak";

        @Override
        public List<String> options() {
            return List.of("--db-url=" + url(), "--db-username=" + NAME, "--db-password=" + NAME);
        }

        @Override
        public Connection open() throws SQLException {
            return DriverManager.getConnection(url(), NAME, NAME);
        }

        @Override
        public void close() {
            // goes with the directory
        }

        private String url() {
            return "jdbc:h2:file:" + directory.resolve("h2/keycloak") + ";NON_KEYWORDS=VALUE;AUTO_SERVER=TRUE";
        }
    }

    /** A PostgreSQL whose programs came as an artifact. */
    record Postgres(EmbeddedPostgres engine) implements Store {

        @Override
        public List<String> options() {
            return List.of(
                    "--db-url=" + engine.getJdbcUrl("postgres", "postgres"),
                    "--db-username=postgres",
                    "--db-password=postgres",
                    "--db-pool-max-size=50");
        }

        @Override
        public Connection open() throws SQLException {
            return engine.getPostgresDatabase().getConnection();
        }

        @Override
        public void close() {
            try {
                engine.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
