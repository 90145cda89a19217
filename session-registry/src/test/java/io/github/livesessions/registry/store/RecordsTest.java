package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.AlertLog;
import io.github.livesessions.core.record.EventLog;
import io.github.livesessions.core.record.Outbox;
import io.github.livesessions.core.record.RecordsContract;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsTest extends RecordsContract {

    private TestDatabase database;

    RecordsTest() {
        database = new TestDatabase("records");
    }

    @BeforeAll
    void open() {
        database.inTransaction(entities ->
                entities.createQuery("delete from LiveSessionsOutbox").executeUpdate());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    protected EventLog events() {
        return eachCallInItsOwnTransaction(EventLog.class);
    }

    @Override
    protected Outbox outbox() {
        return eachCallInItsOwnTransaction(Outbox.class);
    }

    @Override
    protected AlertLog alerts() {
        return eachCallInItsOwnTransaction(AlertLog.class);
    }

    /** What one transaction wrote is read by the next from the database and not from memory. */
    private <T> T eachCallInItsOwnTransaction(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> database.inTransaction(entities -> invoke(entities, method, arguments))));
    }

    private static Object invoke(EntityManager entities, java.lang.reflect.Method method, Object[] arguments) {
        try {
            return method.invoke(new Records(entities), arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
