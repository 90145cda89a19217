package io.github.livesessions.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Years so short that their confusions can be counted by hand. */
final class RecognizingTest {

    private static final Step BOUGHT = step(1, Happening.BOUGHT, 1);
    private static final Step LOGIN = step(1, Happening.LOGIN);

    @Test
    void whatChangesNeitherKeyNorCookieConfusesNobody() {
        List<Step> corpus = List.of(
                BOUGHT,
                LOGIN,
                step(1, Happening.BROWSER_UPDATE),
                step(1, Happening.NEW_ADDRESS),
                step(1, Happening.NEW_SCREEN),
                step(1, Happening.NEW_LANGUAGE),
                LOGIN);

        assertConfusions(Recognizing.replay(corpus, true), 2, 0, 0);
        assertConfusions(Recognizing.replay(corpus, false), 2, 0, 0);
    }

    @Test
    void twoMachinesOfOneImageAreTwoDevices() {
        List<Step> corpus = List.of(BOUGHT, LOGIN, step(2, Happening.BOUGHT, 1), step(2, Happening.LOGIN));

        assertConfusions(Recognizing.replay(corpus, true), 2, 0, 0);
        assertConfusions(Recognizing.replay(corpus, false), 2, 0, 0);
    }

    @Test
    void aLostCookieSplitsOnlyWhereThereIsNoKeyAndALostKeyOnlyWhereThereWasOne() {
        assertConfusions(Recognizing.replay(after(Happening.COOKIES_CLEARED), true), 3, 0, 0);
        assertConfusions(Recognizing.replay(after(Happening.COOKIES_CLEARED), false), 3, 0, 1);
        assertConfusions(Recognizing.replay(after(Happening.KEY_LOST), true), 3, 0, 1);
        assertConfusions(Recognizing.replay(after(Happening.KEY_LOST), false), 3, 0, 0);
        assertConfusions(Recognizing.replay(after(Happening.STORAGE_CLEARED), true), 3, 0, 1);
    }

    @Test
    void aPrivateWindowIsSplitEachTimeAndLeavesTheUsualOneAlone() {
        Step privately = step(1, Happening.PRIVATE_LOGIN);
        Confusions confusions = Recognizing.replay(List.of(BOUGHT, LOGIN, privately, privately, LOGIN), true);

        assertConfusions(confusions, 4, 0, 2);
        assertThat(confusions.splits(Happening.PRIVATE_LOGIN)).isEqualTo(2);
    }

    @Test
    void aStolenCookieMergesOnlyWhereThereIsNoKey() {
        for (Happening theft : List.of(Happening.COOKIE_STOLEN, Happening.COOKIE_STOLEN_BY_KEYED)) {
            List<Step> corpus = List.of(BOUGHT, LOGIN, step(2, theft, 1), step(2, Happening.LOGIN), LOGIN);

            assertConfusions(Recognizing.replay(corpus, true), 3, 0, 0);
            assertConfusions(Recognizing.replay(corpus, false), 3, 1, 0);
        }
    }

    @Test
    void aThiefsKeyTakesOverADeviceThatHasNoneAndItsOwnerIsNewThen() {
        List<Step> corpus = List.of(
                step(1, Happening.BOUGHT_KEYLESS, 1),
                LOGIN,
                step(2, Happening.COOKIE_STOLEN_BY_KEYED, 1),
                step(2, Happening.LOGIN),
                LOGIN);

        assertConfusions(Recognizing.replay(corpus, true), 3, 1, 1);
    }

    @Test
    void aCopiedProfileCannotBeToldFromItsOrigin() {
        List<Step> corpus =
                List.of(BOUGHT, LOGIN, step(2, Happening.PROFILE_COPIED, 1), step(2, Happening.LOGIN), LOGIN);
        Confusions confusions = Recognizing.replay(corpus, true);

        assertConfusions(confusions, 3, 1, 0);
        assertThat(confusions.merges(Happening.PROFILE_COPIED)).isEqualTo(1);
    }

    @Test
    void nobodyEvadesWhereNothingIsBlocked() {
        assertConfusions(Recognizing.replay(after(Happening.EVASION), true), 3, 0, 0);
    }

    @Test
    void whoWasFirstHereInAPrivateWindowIsNewInItsUsualOne() {
        Confusions confusions = Recognizing.replay(List.of(BOUGHT, step(1, Happening.PRIVATE_LOGIN), LOGIN), true);

        assertThat(confusions.splits(Happening.PRIVATE_LOGIN)).isEqualTo(1);
    }

    @Test
    void aSeedIsAYear() {
        assertThat(Corpus.year(7, 20)).isEqualTo(Corpus.year(7, 20)).isNotEqualTo(Corpus.year(8, 20));
        assertThat(Corpus.year(7, 20).stream().map(Step::account).distinct()).hasSize(20);
    }

    /** Two logins after it: what was confused once is known by its new traces. */
    private static List<Step> after(Happening happening) {
        return Stream.of(BOUGHT, LOGIN, step(1, happening), LOGIN, LOGIN).toList();
    }

    private static void assertConfusions(Confusions confusions, int logins, int merges, int splits) {
        assertThat(List.of(confusions.logins(), confusions.merges(), confusions.splits()))
                .as("logins, merges, splits")
                .containsExactly(logins, merges, splits);
    }

    private static Step step(int device, Happening happening) {
        return step(device, happening, 0);
    }

    private static Step step(int device, Happening happening, int origin) {
        return new Step(0, device, happening, origin);
    }
}
