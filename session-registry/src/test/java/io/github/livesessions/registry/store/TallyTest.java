package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.registry.store.Counter.Dimension;
import io.github.livesessions.registry.store.Counters.Counted;
import io.github.livesessions.registry.upkeep.Recount;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final TestDatabase database = new TestDatabase("tally" + UUID.randomUUID());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSessionCountsInEveryDimensionAndItsPersonOnce() {
        SessionDraft.of("1", "ada").on("pro").from(SessionDraft.OSLO).store(database);
        SessionDraft.of("2", "ada").on("pro").store(database);
        SessionDraft.of("3", "bo").store(database);

        settle("1", "2", "3");

        assertThat(counts())
                .isEqualTo(Map.of(
                        "sessions null", 3L,
                        "users null", 2L,
                        "plan pro", 2L,
                        "plan null", 1L,
                        "country NO", 1L,
                        "country null", 2L,
                        "device-type unknown", 3L,
                        "place Oslo", 1L));
    }

    @Test
    void countingTwiceIsCountingOnce() {
        SessionDraft.of("1", "ada").store(database);

        assertThat(settle("1", "1")).isEqualTo(1);
        assertThat(settle("1")).isZero();

        assertThat(counts()).containsEntry("sessions null", 1L).containsEntry("users null", 1L);
    }

    @Test
    void anEndTakesWhatTheStartHasGivenThoughNothingIsLeftOfIt() {
        SessionDraft.of("1", "ada").on("pro").from(SessionDraft.OSLO).store(database);
        SessionDraft.of("2", "ada").store(database);
        settle("1", "2");

        forget("1");
        settle("1");

        assertThat(counts())
                .isEqualTo(Map.of(
                        "sessions null", 1L,
                        "users null", 1L,
                        "plan null", 1L,
                        "country null", 1L,
                        "device-type unknown", 1L));
        forget("2");
        settle("2");
        assertThat(counts()).isEmpty();
    }

    @Test
    void whatHasBecomeOfASessionIsCounted() {
        SessionDraft.of("1", "ada").on("free").store(database);
        settle("1");

        database.inTransaction(entities -> {
            new CheckStore(entities).turn(List.of("1"), Presence.ONLINE, SessionDraft.NOON);
            return new PlanNotes(entities).note(new PlanNotes.Account("realm", "ada"), "pro");
        });
        settle("1");

        assertThat(counts())
                .containsEntry("online null", 1L)
                .containsEntry("plan pro", 1L)
                .doesNotContainKey("plan free");
    }

    @Test
    void realmsAreCountedApart() {
        SessionDraft.of("1", "ada").store(database);
        SessionDraft.of("2", "ada").in("other").store(database);

        settle("1", "2");

        assertThat(counts()).containsEntry("sessions null", 1L).containsEntry("users null", 1L);
        database.inTransaction(entities -> {
            new Eraser(entities, "other").realm();
            return entities;
        });
        assertThat(counts("other")).isEmpty();
        assertThat(this.<List<String>>with(entities -> Tally.countedAfter(entities, "", 9)))
                .containsExactly("1");
        assertThat(counts()).containsEntry("sessions null", 1L);
    }

    @Test
    void whatWasMissedIsMadeGood() {
        StoppedClock clock = new StoppedClock(SessionDraft.NOON);
        Recount recount = new Recount(database::inTransaction, clock);
        IntStream.rangeClosed(1, 1_203)
                .forEach(i -> SessionDraft.of("s" + i, "u" + i % 7).store(database));
        recount.goOn();
        assertThat(counts()).containsEntry("sessions null", 1_203L).containsEntry("users null", 7L);

        IntStream.rangeClosed(1, 700).forEach(i -> forget("s" + i));
        SessionDraft.of("t", "u1").on("pro").store(database);
        recount.goOn();
        assertThat(counts()).as("it rests").containsEntry("sessions null", 1_203L);
        clock.set(SessionDraft.NOON.plus(Duration.ofMinutes(10)));
        recount.goOn();

        assertThat(counts())
                .containsEntry("sessions null", 504L)
                .containsEntry("plan null", 503L)
                .containsEntry("plan pro", 1L);
    }

    @Test
    void citiesAreFoundByTheirBeginning() {
        SessionDraft.of("1", "ada").from(SessionDraft.OSLO).store(database);
        SessionDraft.of("2", "ada").from(SessionDraft.OSAKA).store(database);
        settle("1", "2");

        assertThat(cities("os")).containsExactly("Osaka", "Oslo");
        assertThat(cities("OSL")).containsExactly("Oslo");
        assertThat(cities("slo")).isEmpty();
        assertThat(cities("%")).isEmpty();
    }

    private List<String> cities(String beginning) {
        return with(entities -> new Counters(entities).cities("realm", beginning, 10));
    }

    private int settle(String... ids) {
        return this.<Integer>with(entities -> new Tally(entities).settle(List.of(ids)));
    }

    private void forget(String id) {
        with(entities -> new SessionStore(entities, "realm").forget(id));
    }

    private Map<String, Long> counts() {
        return counts("realm");
    }

    private Map<String, Long> counts(String realm) {
        List<Counted> all = with(entities -> new Counters(entities).of(realm, EnumSet.allOf(Dimension.class)));
        Map<String, Long> counts = new TreeMap<>();
        all.forEach(one ->
                counts.put(one.counter().dimension().id() + ' ' + one.counter().label(), one.number()));
        return counts;
    }

    private <T> T with(Function<EntityManager, T> work) {
        return database.inTransaction(work);
    }
}
