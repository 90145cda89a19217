package io.github.livesessions.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TallyTest {

    @Test
    void whatHappensInMostOperationsBelongsToThemAndTheRestIsBackground() {
        Tally tally = new Tally();
        tally.add(Map.of("select session", 2L, "insert session", 1L));
        tally.add(Map.of("select session", 2L, "insert session", 1L, "sweep", 5L));
        tally.add(Map.of("select session", 3L, "insert session", 1L));

        assertThat(tally.typical()).isEqualTo(Map.of("select session", 2L, "insert session", 1L));
        assertThat(tally.total()).isEqualTo(3);
        assertThat(tally.mean()).isEqualTo(5);
    }
}
