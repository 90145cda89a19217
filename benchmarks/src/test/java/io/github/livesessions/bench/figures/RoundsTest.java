package io.github.livesessions.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundsTest {

    private static final List<String> CONTENDERS = List.of("a", "b", "c", "d");

    @Test
    void everyoneIsAtEachPlaceEquallyOften() {
        for (int place = 0; place < CONTENDERS.size(); place++) {
            List<String> there = new ArrayList<>();
            for (int round = 0; round < 2 * CONTENDERS.size(); round++) {
                there.add(Rounds.order(CONTENDERS, round).get(place));
            }
            assertThat(there).as("place %s", place).containsExactlyInAnyOrder("a", "a", "b", "b", "c", "c", "d", "d");
        }
    }

    @Test
    void nobodyAlwaysComesAfterTheSame() {
        assertThat(Rounds.order(CONTENDERS, 0)).containsExactly("a", "b", "c", "d");
        assertThat(Rounds.order(CONTENDERS, 5)).containsExactly("a", "d", "c", "b");
    }
}
