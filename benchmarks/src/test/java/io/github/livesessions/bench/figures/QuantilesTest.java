package io.github.livesessions.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class QuantilesTest {

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(Quantiles.of(List.of(4.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
    }

    @Test
    void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Quantiles.of(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2.0);
    }

    @Test
    void ofAHundredAndOneValuesTheLastButOneIsTheNinetyNinthPercentile() {
        Quantiles all = Quantiles.of(
                IntStream.rangeClosed(0, 100).mapToObj(i -> (double) i).toList());

        assertThat(all.at(0.99)).isEqualTo(99, within(1e-9));
        assertThat(all.least()).isEqualTo(0);
        assertThat(all.most()).isEqualTo(100);
    }

    @Test
    void oneValueIsAllQuantiles() {
        assertThat(Quantiles.of(List.of(7.0)).at(0.99)).isEqualTo(7);
    }

    @Test
    void nothingHasNoQuantiles() {
        assertThatThrownBy(() -> Quantiles.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
