package io.github.livesessions.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.bench.corpus.Verdicts.Who;
import io.github.livesessions.core.block.BlockVerdict;
import org.junit.jupiter.api.Test;

final class ArithmeticTest {

    @Test
    void ratesAreSharesOfAllLogins() {
        Confusions confusions = new Confusions();
        for (int i = 0; i < 8; i++) {
            confusions.login();
        }
        confusions.merge(Happening.COOKIE_STOLEN);
        confusions.split(Happening.KEY_LOST);
        confusions.split(Happening.STORAGE_CLEARED);

        assertThat(confusions.mergeRate()).isEqualTo(0.125);
        assertThat(confusions.splitRate()).isEqualTo(0.25);
        assertThat(confusions.splits(Happening.KEY_LOST)).isEqualTo(1);
    }

    @Test
    void blockedDevicesAreRatedApartFromOthers() {
        Verdicts verdicts = new Verdicts();
        verdicts.add(1, Who.BLOCKED_WITH_TRACES, BlockVerdict.BLOCKED);
        verdicts.add(2, Who.BLOCKED_CLEARED, BlockVerdict.SUSPECT);
        verdicts.add(3, Who.BLOCKED_CLEARED, BlockVerdict.CLEAR);
        verdicts.add(4, Who.BLOCKED_SILENT, BlockVerdict.CLEAR);
        verdicts.add(5, Who.KNOWN, BlockVerdict.CLEAR);
        verdicts.add(6, Who.KNOWN, BlockVerdict.BLOCKED);
        verdicts.add(7, Who.NEW, BlockVerdict.SUSPECT);
        verdicts.add(8, Who.NEW, BlockVerdict.CLEAR);

        assertThat(verdicts.splitRate()).isEqualTo(0.5);
        assertThat(verdicts.mergeRate()).isEqualTo(0.5);
        assertThat(verdicts.of(Who.BLOCKED_CLEARED)).isEqualTo(2);
        assertThat(verdicts.blocked()).isEqualTo(4);
        assertThat(verdicts.escaped()).isEqualTo(2);
    }

    @Test
    void nothingHasNoRate() {
        assertThat(new Confusions().mergeRate()).isZero();
        assertThat(new Verdicts().splitRate()).isZero();
    }
}
