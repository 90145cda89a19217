package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The order of delivery. */
class SequenceTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final TestDatabase database =
            new TestDatabase("sequence-" + UUID.randomUUID().toString().substring(0, 8));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eventsAreNumberedAsTheyAreDelivered() {
        SessionEvent late = event();
        SessionEvent early = event();

        deliver(List.of(late, early));
        deliver(List.of(event()));

        assertThat(number(late)).isEqualTo(1L);
        assertThat(number(early)).isEqualTo(2L);
        assertThat(last()).isEqualTo(3L);
    }

    @Test
    void whatIsDeliveredTwiceKeepsItsNumber() {
        SessionEvent event = event();

        deliver(List.of(event));
        deliver(List.of(event, event()));

        assertThat(number(event)).isEqualTo(1L);
        assertThat(last()).isEqualTo(2L);
    }

    @Test
    void noNumberIsGivenAgainThoughItsEventIsErased() {
        deliver(List.of(event(), event()));
        database.inTransaction(entities ->
                entities.createQuery("delete from LiveSessionsEvent").executeUpdate());
        SessionEvent next = event();

        deliver(List.of(next));

        assertThat(number(next)).isEqualTo(3L);
    }

    @Test
    void nothingDeliveredLeavesNoNumber() {
        deliver(List.of());

        assertThat(last()).isZero();
    }

    @Test
    void aSecondDelivererWaitsForTheFirst() throws Exception {
        deliver(List.of(event()));
        SessionEvent first = event();
        SessionEvent second = event();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = threads.submit(() -> inTransaction(entities -> {
                new Sequence(entities).append(List.of(first));
                written.countDown();
                await(asked);
            }));
            Future<?> other = threads.submit(() -> inTransaction(entities -> {
                await(written);
                asked.countDown();
                new Sequence(entities).append(List.of(second));
            }));
            one.get(10, TimeUnit.SECONDS);
            other.get(10, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        assertThat(List.of(number(first), number(second))).containsExactly(2L, 3L);
    }

    @Test
    void theTableRefusesANumberThatIsGivenAlready() {
        deliver(List.of(event()));

        assertThatThrownBy(() -> inTransaction(entities -> {
                    EventRow twin = EventColumns.fill(new EventRow(), event());
                    twin.seq = 1L;
                    entities.persist(twin);
                }))
                .hasStackTraceContaining("IDX_LS_EVENT_SEQ");
    }

    private void deliver(List<SessionEvent> events) {
        inTransaction(entities -> new Sequence(entities).append(events));
    }

    private long last() {
        return database.inTransaction(entities -> new Sequence(entities).last());
    }

    private Long number(SessionEvent event) {
        return database.inTransaction(entities -> entities.find(EventRow.class, event.id()).seq);
    }

    private void inTransaction(Consumer<EntityManager> work) {
        database.inTransaction(entities -> {
            work.accept(entities);
            return true;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SessionEvent event() {
        return SessionEvent.of(SessionEventType.SESSION_STARTED, NOON, "realm", "ada", "session", null);
    }
}
