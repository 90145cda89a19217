package io.github.livesessions.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GoalTest {

    private final Goal goal = new Goal("price", 1.2);

    @Test
    void whatIsAtMostThePromiseMeetsIt() {
        assertThat(goal.verdict(1.2)).isEqualTo("price: 1.20, promised at most 1.20: met");
    }

    @Test
    void whatIsMoreMissesIt() {
        assertThat(goal.verdict(1.21)).endsWith("MISSED");
    }

    @Test
    void aRunInDoubtNeitherMeetsNorMisses() {
        assertThat(goal.verdict(1.0, Optional.of("its A/A spread is 31 %")))
                .endsWith("this run says nothing, for its A/A spread is 31 %");
    }
}
