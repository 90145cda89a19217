package io.github.livesessions.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class KeyStepTest {

    @Test
    void whatThePageTellsIsItsTimeAndWhetherItShowedAFingerprint() {
        assertThat(KeyStep.parse("key step,41.5,86,32")).isEqualTo(new KeyStep(41.5, true));
        assertThat(KeyStep.parse("key step,41.5,86,0")).isEqualTo(new KeyStep(41.5, false));
    }

    @Test
    void aPageThatSentNoKeyIsNoMeasurement() {
        assertThatThrownBy(() -> KeyStep.parse("key step,10000,0,32")).isInstanceOf(IllegalStateException.class);
    }
}
