package io.github.livesessions.bench.bed;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of one server, as safe as in production: it waits for the disk, and it counts statements. */
final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres engine;
    private final long postmaster;

    private Postgres(EmbeddedPostgres engine, long postmaster) {
        this.engine = engine;
        this.postmaster = postmaster;
    }

    static Postgres start() throws IOException, SQLException {
        EmbeddedPostgres engine = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "150")
                // off by this library's default, which would hide what an extra synchronous commit costs
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start();
        try (Connection connection = engine.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension pg_stat_statements");
            try (ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                return new Postgres(engine, Processes.parent(row.getLong(1)));
            }
        }
    }

    List<String> options() {
        return List.of(
                "--db-url=" + engine.getJdbcUrl("postgres", "postgres"),
                "--db-username=postgres",
                "--db-password=postgres",
                "--db-pool-max-size=50");
    }

    Connection open() throws SQLException {
        return engine.getPostgresDatabase().getConnection();
    }

    /** The postmaster and its living children; those that have ended are in the postmaster's account. */
    double cpuMillis() {
        List<Long> all = new ArrayList<>(Processes.children(postmaster));
        double living = all.stream().mapToDouble(Processes::ownCpuMillis).sum();
        return living + Processes.cpuMillisWithEnded(postmaster);
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
