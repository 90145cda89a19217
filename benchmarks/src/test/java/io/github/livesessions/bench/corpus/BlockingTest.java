package io.github.livesessions.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.bench.corpus.Verdicts.Who;
import io.github.livesessions.core.block.BlockScope;
import io.github.livesessions.core.block.BlockVerdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlockingTest {

    private final List<Step> corpus =
            new ArrayList<>(List.of(step(0, 1, Happening.BOUGHT, 1), login(0, 1), step(0, 1, Happening.BLOCKED, 0)));

    @Test
    void aBlockedDeviceIsRefusedAndSuspectedOnceItHasClearedItsStorage() {
        corpus.add(login(0, 1));
        corpus.add(step(0, 1, Happening.EVASION, 0));
        corpus.add(login(0, 1));
        Verdicts verdicts = Blocking.replay(corpus, BlockScope.ACCOUNT, 1);

        assertThat(verdicts.of(Who.BLOCKED_WITH_TRACES, BlockVerdict.BLOCKED)).isEqualTo(1);
        assertThat(verdicts.of(Who.BLOCKED_CLEARED, BlockVerdict.SUSPECT)).isEqualTo(1);
        assertThat(verdicts.splitRate()).isZero();
    }

    @Test
    void withAnotherScreenNothingTellsItAnyMore() {
        corpus.add(step(0, 1, Happening.EVASION, 0));
        corpus.add(step(0, 1, Happening.NEW_SCREEN, 0));
        corpus.add(login(0, 1));

        assertThat(Blocking.replay(corpus, BlockScope.ACCOUNT, 1).splitRate()).isEqualTo(1);
    }

    @Test
    void aTwinIsSuspectedOnceAndKnownThen() {
        corpus.add(step(0, 2, Happening.BOUGHT, 1));
        corpus.add(login(0, 2));
        corpus.add(login(0, 2));
        Verdicts verdicts = Blocking.replay(corpus, BlockScope.ACCOUNT, 1);

        assertThat(verdicts.of(Who.NEW, BlockVerdict.SUSPECT)).isEqualTo(1);
        assertThat(verdicts.of(Who.KNOWN, BlockVerdict.CLEAR)).isEqualTo(1);
        assertThat(verdicts.mergeRate()).isEqualTo(0.5);
    }

    @Test
    void aStrangersTwinIsJudgedByBlocksOfTheRealmAlone() {
        corpus.add(step(1, 2, Happening.BOUGHT, 1));
        corpus.add(login(1, 2));

        assertThat(Blocking.replay(corpus, BlockScope.ACCOUNT, 1).of(Who.NEW)).isZero();
        assertThat(Blocking.replay(corpus, BlockScope.REALM, 1).of(Who.NEW, BlockVerdict.SUSPECT))
                .isEqualTo(1);
        assertThat(Blocking.replay(corpus, BlockScope.REALM, 2).of(Who.NEW)).isZero();
    }

    private static Step login(int account, int device) {
        return step(account, device, Happening.LOGIN, 0);
    }

    private static Step step(int account, int device, Happening happening, int origin) {
        return new Step(account, device, happening, origin);
    }
}
