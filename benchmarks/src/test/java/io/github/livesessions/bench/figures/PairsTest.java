package io.github.livesessions.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PairsTest {

    @Test
    void theMedianIsThatOfTheRatiosOfEachRound() {
        Pairs pairs = Pairs.of(List.of(11.0, 30.0, 48.0), List.of(10.0, 20.0, 40.0));

        assertThat(pairs.ratios()).containsExactly(1.1, 1.5, 1.2);
        assertThat(pairs.median()).isEqualTo(1.2);
    }

    @Test
    void whatDriftsForBothDoesNotCount() {
        Pairs pairs = Pairs.of(List.of(12.0, 120.0, 1.2), List.of(10.0, 100.0, 1.0));

        assertThat(pairs.median()).isEqualTo(1.2, within(1e-9));
        assertThat(pairs.range().to() - pairs.range().from()).isLessThan(1e-9);
    }

    @Test
    void theLikelyMedianLiesAroundTheMedianAndWithinTheRange() {
        Pairs pairs = new Pairs(List.of(0.8, 0.9, 0.95, 1.0, 1.0, 1.0, 1.05, 1.1, 1.6));

        Pairs.Bounds likely = pairs.likelyMedian();

        assertThat(likely.from()).isBetween(0.8, 0.999);
        assertThat(likely.to()).isBetween(1.001, 1.3);
    }

    @Test
    void morePairsSayMore() {
        List<Double> few = List.of(0.8, 1.0, 1.2);
        Pairs many = new Pairs(
                Collections.nCopies(20, few).stream().flatMap(List::stream).toList());

        assertThat(width(many.likelyMedian())).isLessThan(width(new Pairs(few).likelyMedian()));
    }

    @Test
    void theSpreadIsWhereFourOfFivePairsLie() {
        Pairs pairs = new Pairs(List.of(0.5, 0.9, 0.95, 0.97, 1.0, 1.0, 1.02, 1.04, 1.05, 1.06, 3.0));

        assertThat(pairs.spread()).isEqualTo(0.1, within(1e-9));
    }

    @Test
    void aSpreadBelowOneCountsAsWell() {
        assertThat(new Pairs(List.of(0.7, 0.7, 0.7)).spread()).isEqualTo(0.3, within(1e-9));
    }

    @Test
    void halvesOfDifferentLengthAreNoPairs() {
        assertThatThrownBy(() -> Pairs.of(List.of(1.0), List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double width(Pairs.Bounds bounds) {
        return bounds.to() - bounds.from();
    }
}
