package io.github.livesessions.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuardStateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final String LOGIN = "root tab user";
    private static final String CODE = "01234567";

    private final GuardState mailed = GuardState.NEW.sending(CODE, LOGIN, NOW);

    @Test
    void aFreshCodeHasEightDigits() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(GuardState.freshCode()).matches("[0-9]{8}");
        }
        assertThat(GuardState.freshCode()).isNotEqualTo(GuardState.freshCode());
    }

    @Test
    void theMailedCodeOpens() {
        assertThat(mailed.opens(CODE, LOGIN, NOW)).isTrue();
        assertThat(mailed.opens("01234568", LOGIN, NOW)).isFalse();
        assertThat(mailed.opens("", LOGIN, NOW)).isFalse();
    }

    @Test
    void nothingOpensBeforeACodeIsMailed() {
        assertThat(GuardState.NEW.opens("", LOGIN, NOW)).isFalse();
        assertThat(GuardState.NEW.opens(CODE, LOGIN, NOW)).isFalse();
    }

    @Test
    void itOpensNoOtherLogin() {
        assertThat(mailed.opens(CODE, "root other-tab user", NOW)).isFalse();
    }

    @Test
    void itOpensForTenMinutes() {
        Instant end = NOW.plus(Duration.ofMinutes(10));
        assertThat(mailed.opens(CODE, LOGIN, end.minusMillis(1))).isTrue();
        assertThat(mailed.opens(CODE, LOGIN, end)).isFalse();
    }

    @Test
    void itOpensOnce() {
        assertThat(mailed.passed().opens(CODE, LOGIN, NOW)).isFalse();
    }

    @Test
    void afterFiveWrongOnesTheRightOneOpensNoMore() {
        GuardState state = mailed;
        for (int i = 0; i < 4; i++) {
            state = state.triedInVain();
        }
        assertThat(state.opens(CODE, LOGIN, NOW)).isTrue();
        state = state.triedInVain();
        assertThat(state.spent()).isTrue();
        assertThat(state.opens(CODE, LOGIN, NOW)).isFalse();
    }

    @Test
    void aNewCodeGivesNoNewTriesAndVoidsTheOldOne() {
        GuardState again = mailed.triedInVain().triedInVain().sending("76543210", LOGIN, NOW);
        assertThat(again.tries()).isEqualTo(2);
        assertThat(again.opens(CODE, LOGIN, NOW)).isFalse();
        assertThat(again.opens("76543210", LOGIN, NOW)).isTrue();
    }

    @Test
    void codesAreMailedAMinuteApart() {
        assertThat(GuardState.NEW.maySend(NOW)).isTrue();
        assertThat(mailed.maySend(NOW.plusSeconds(59))).isFalse();
        assertThat(mailed.maySend(NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void threeMoreCodesAreMailedAtMost() {
        GuardState state = GuardState.NEW;
        for (int i = 0; i < 4; i++) {
            assertThat(state.hasMore()).isTrue();
            state = state.sending(CODE, LOGIN, NOW);
        }
        assertThat(state.hasMore()).isFalse();
        assertThat(state.maySend(NOW.plus(Duration.ofDays(1)))).isFalse();
    }

    @Test
    void noneIsMailedWhenTheTriesAreUsedUp() {
        GuardState spent = new GuardState(null, Instant.EPOCH, 1, GuardState.MAX_TRIES);
        assertThat(spent.maySend(NOW)).isFalse();
    }

    @Test
    void whatIsKeptTellsNoCode() {
        assertThat(mailed.text()).doesNotContain(CODE);
    }

    @Test
    void itIsReadAsItWasWritten() {
        GuardState state = mailed.triedInVain();
        assertThat(GuardState.parse(state.text())).isEqualTo(state);
        assertThat(GuardState.parse(GuardState.NEW.text())).isEqualTo(GuardState.NEW);
        assertThat(GuardState.parse(null)).isEqualTo(GuardState.NEW);
    }
}
