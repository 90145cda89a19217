package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/** Our tables as the changelog makes them, on H2 in memory; the entities are checked against them. */
final class TestDatabase implements AutoCloseable {

    private final EntityManagerFactory factory;

    /** As Keycloak names it after our tables' id. */
    static final String CHANGES = "DATABASECHANGELOG_LIVE_SESSI";

    TestDatabase(String name) {
        String url = url(name);
        migrate(url);
        PersistenceConfiguration configuration = new PersistenceConfiguration(name)
                .property(PersistenceConfiguration.JDBC_URL, url)
                .property("hibernate.hbm2ddl.auto", "validate");
        new Tables().getEntities().forEach(configuration::managedClass);
        factory = configuration.createEntityManagerFactory();
    }

    static String url(String name) {
        return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }

    private static void migrate(String url) {
        try (Connection connection = DriverManager.getConnection(url)) {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            database.setDatabaseChangeLogTableName(CHANGES);
            try (Liquibase liquibase =
                    new Liquibase(new Tables().getChangelogLocation(), new ClassLoaderResourceAccessor(), database)) {
                liquibase.update("");
            }
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException("the changelog cannot be applied", e);
        }
    }

    /** Runs {@code work} in a transaction of its own. */
    <T> T inTransaction(Function<EntityManager, T> work) {
        return factory.callInTransaction(work);
    }

    @Override
    public void close() {
        factory.close();
    }
}
