package io.github.livesessions.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckTimesTest {

    private final CheckTimes times = new CheckTimes();

    @Test
    void silenceIsCountedFromTheLastCheckBefore() {
        times.add(1_000, 0);
        times.add(31_000, 1);

        assertThat(times.silenceAt(30_000)).hasValue(29_000);
        assertThat(times.silenceAt(151_000)).hasValue(120_000);
        assertThat(times.lastNode()).isEqualTo(1);
    }

    @Test
    void nobodyIsSilentWhoWasNotCheckedYet() {
        times.add(1_000, 0);

        assertThat(times.silenceAt(999)).isEmpty();
    }

    @Test
    void theLongestGapIsBetweenChecks() {
        times.add(1_000, 0);
        times.add(2_000, 0);
        times.add(42_000, 1);
        times.add(50_000, 1);

        assertThat(times.longestGap()).isEqualTo(40_000);
        assertThat(times.count()).isEqualTo(4);
    }
}
