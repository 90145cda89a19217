package io.github.livesessions.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a reader goes on. */
class PositionTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    private final String event = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    @Test
    void theIdOfAnEventTellsItsMomentAndTheEventItself() {
        Position read = Position.read("after", Position.of(NOON, event));

        assertThat(read.at()).isEqualTo(NOON);
        assertThat(read.number()).isEmpty();
        assertThat(read.told()).containsExactly(event);
    }

    @Test
    void anIdBetweenEventsTellsHowFarAllHasBeenTold() {
        Position read = Position.read("after", Position.between(NOON, 4711, List.of(event, other)));

        assertThat(read.number()).hasValue(4711);
        assertThat(read.told()).containsExactlyInAnyOrder(event, other);
    }

    @Test
    void anIdBetweenEventsMayTellNoEvent() {
        assertThat(Position.read("after", Position.between(NOON, -1, List.of())).number())
                .hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "~",
                "1~",
                "x~1",
                "1~1.",
                "1~1.x",
                "1~99999999999999999999",
                "1~1\n",
                "-1~1",
                "1~../../etc/passwd",
                "99999999999999999~1"
            })
    void anythingElseIsRefused(String garbage) {
        assertThatThrownBy(() -> Position.read("after", garbage)).isInstanceOf(Problem.class);
    }

    @Test
    void aVeryLongIdIsRefused() {
        assertThatThrownBy(() -> Position.read("after", "1~1" + ("." + event).repeat(40)))
                .isInstanceOf(Problem.class);
    }
}
