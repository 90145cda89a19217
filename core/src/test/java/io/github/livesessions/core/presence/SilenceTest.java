package io.github.livesessions.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SilenceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void twoMinutesAreOfflineAndADayIsTheEnd() {
        assertThat(Silence.STANDARD.offlineSince(NOW)).isEqualTo(NOW.minusSeconds(120));
        assertThat(Silence.STANDARD.removedSince(NOW)).isEqualTo(NOW.minusSeconds(86_400));
    }

    @Test
    void pagesCheckEveryHalfMinuteAndOftenerWhereLessIsSilence() {
        assertThat(Silence.STANDARD.pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(of(600, 900).pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(of(8, 9).pause()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aNodeVouchesForLessThanTheWholeTime() {
        assertThat(Silence.STANDARD.vouching()).isEqualTo(Duration.ofSeconds(100));
        assertThat(of(12, 12).vouching()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void timesThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> of(3, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> of(120, 119));
    }

    private static Silence of(int offlineAfter, int removeAfter) {
        return new Silence(Duration.ofSeconds(offlineAfter), Duration.ofSeconds(removeAfter));
    }
}
