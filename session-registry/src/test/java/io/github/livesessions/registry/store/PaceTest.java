package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private final TestDatabase database = new TestDatabase("pace");
    private final String ada = UUID.randomUUID().toString();

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void twentyAnHourAndNoMore() {
        String user = "twenty";
        for (int i = 0; i < 20; i++) {
            assertThat(allows(user, Pace.Kind.NOTICE, NOW)).isTrue();
            count(user, Pace.Kind.NOTICE, NOW);
        }
        assertThat(allows(user, Pace.Kind.NOTICE, NOW.plusSeconds(3_599))).isFalse();
        assertThat(allows(user, Pace.Kind.NOTICE, NOW.plusSeconds(3_600))).isTrue();
    }

    @Test
    void oneKindLeavesTheOthersAlone() {
        for (int i = 0; i < 20; i++) {
            count("kinds", Pace.Kind.CODE, NOW);
        }
        assertThat(allows("kinds", Pace.Kind.CODE, NOW)).isFalse();
        assertThat(allows("kinds", Pace.Kind.NOTICE, NOW)).isTrue();
    }

    @Test
    void nobodyUsesUpWhatIsAnothers() {
        for (int i = 0; i < 20; i++) {
            count("eve", Pace.Kind.TRY, NOW);
        }
        assertThat(allows(ada, Pace.Kind.TRY, NOW)).isTrue();
    }

    @Test
    void whatIsOlderThanAnHourIsForgotten() {
        count("old", Pace.Kind.TRY, NOW);
        count("old", Pace.Kind.TRY, NOW.plus(Duration.ofHours(1)));
        long rows = database.inTransaction(entities -> entities.createQuery(
                        "select count(p) from LiveSessionsPace p where p.userId = 'old'", Long.class)
                .getSingleResult());
        assertThat(rows).isEqualTo(1);
    }

    private boolean allows(String user, Pace.Kind kind, Instant now) {
        return database.inTransaction(entities -> new Pace(entities, "realm", user).allows(kind, now));
    }

    private void count(String user, Pace.Kind kind, Instant now) {
        database.inTransaction(entities -> {
            new Pace(entities, "realm", user).count(kind, now);
            return true;
        });
    }
}
