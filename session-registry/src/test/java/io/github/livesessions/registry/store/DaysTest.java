package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.store.Days.Counted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DaysTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    private final TestDatabase database = new TestDatabase("days" + UUID.randomUUID());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void groupsOfFewPeopleAreCountedTogether() {
        happen(SessionEventType.SESSION_STARTED, "NO", 1, 2, 3, 4, 5, 5);
        happen(SessionEventType.SESSION_STARTED, "FR", 6, 7, 8);
        happen(SessionEventType.SESSION_STARTED, "DE", 9, 10);
        happen(SessionEventType.SESSION_STARTED, null, 1, 2, 3, 4, 5);

        assertThat(count())
                .containsExactly(
                        new Counted("session-started", "NO", 5, 6),
                        new Counted("session-started", "other", 5, 5),
                        new Counted("session-started", "unknown", 5, 5));
    }

    @Test
    void onePersonInManyCountriesIsOnePerson() {
        happen(SessionEventType.SESSION_STARTED, "NO", 1);
        happen(SessionEventType.SESSION_STARTED, "FR", 1);
        happen(SessionEventType.SESSION_STARTED, "DE", 1);
        happen(SessionEventType.SESSION_STARTED, "SE", 1);
        happen(SessionEventType.SESSION_STARTED, "DK", 1, 2);

        assertThat(count()).isEmpty();
    }

    @Test
    void typesOfFewPeopleAreCountedTogether() {
        happen(SessionEventType.SESSION_STARTED, "NO", 1, 2, 3);
        happen(SessionEventType.DEVICE_NEW, null, 3, 4, 5);

        assertThat(count()).containsExactly(new Counted("other", "other", 5, 6));
    }

    @Test
    void aDayIsCountedOnceAndByItsOwnEventsAlone() {
        happen(SessionEventType.SESSION_STARTED, "NO", 1, 2, 3, 4, 5);
        assertThat(count()).hasSize(1);
        happen(SessionEventType.SESSION_STARTED, "NO", 6);

        assertThat(count()).containsExactly(new Counted("session-started", "NO", 5, 5));
        assertThat(database.<List<Counted>>inTransaction(entities -> {
                    new Days(entities, "realm").count(DAY.plusDays(1));
                    return new Days(entities, "realm").counted(DAY.plusDays(1));
                }))
                .isEmpty();
    }

    private List<Counted> count() {
        database.inTransaction(entities -> {
            new Days(entities, "realm").count(DAY);
            return DAY;
        });
        return database.inTransaction(entities -> new Days(entities, "realm").counted(DAY));
    }

    private void happen(SessionEventType type, @Nullable String country, int... people) {
        List<SessionEvent> events = IntStream.of(people)
                .mapToObj(person -> new SessionEvent(
                        UUID.randomUUID().toString(),
                        NOON,
                        type,
                        "realm",
                        "user" + person,
                        null,
                        null,
                        null,
                        null,
                        DeviceDescription.UNKNOWN,
                        null,
                        country == null ? null : new Place(null, null, country, null),
                        null))
                .toList();
        database.inTransaction(entities -> {
            new Sequence(entities).append(events);
            return type;
        });
    }
}
