package io.github.livesessions.registry.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndoWordTest {

    @Test
    void everyWordIsAnother() {
        assertThat(UndoWord.fresh()).isNotEqualTo(UndoWord.fresh());
    }

    @Test
    void aWordIsHeardAsItWasTold() {
        UndoWord told = UndoWord.fresh();

        assertThat(UndoWord.heard(told.text())).contains(told);
        assertThat(UndoWord.heard(told.text()).orElseThrow().digest()).isEqualTo(told.digest());
    }

    @Test
    void whatDoesNotLookLikeAWordIsNone() {
        assertThat(UndoWord.heard("")).isEmpty();
        assertThat(UndoWord.heard("a".repeat(21))).isEmpty();
        assertThat(UndoWord.heard("a".repeat(23))).isEmpty();
        assertThat(UndoWord.heard("=".repeat(22))).isEmpty();
    }

    @Test
    void itsDigestIsThatOfTheStandard() {
        // FIPS 180: of a known text
        assertThat(new UndoWord("abc").digest()).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    @Test
    void itIsNotWrittenIntoALogByMistake() {
        UndoWord word = UndoWord.fresh();

        assertThat(word.toString()).doesNotContain(word.text());
    }
}
