package io.github.livesessions.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void plainTextStaysAsItIs() {
        assertThat(PlainText.clip("Pixel 8 Pro", 60)).isEqualTo("Pixel 8 Pro");
    }

    @Test
    void lettersOfEveryScriptArePlain() {
        assertThat(PlainText.clip("携帯 هاتف Überfön", 60)).isEqualTo("携帯 هاتف Überfön");
    }

    @Test
    void absentTextStaysAbsent() {
        assertThat(PlainText.clip(null, 60)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\r\n\t", "\u0000", "\u202E", "\u2028", "\uE000", "\uD800", " \u200B "})
    void textOfWhichNothingIsLeftIsAbsent(String nothing) {
        assertThat(PlainText.clip(nothing, 60)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\n",
                "\r",
                "\t",
                "\u001B",
                "\u007F",
                "\u0085", // controls
                "\u202E",
                "\u202A",
                "\u2066",
                "\u2069",
                "\u200F",
                "\u200B",
                "\uFEFF",
                "\u00AD", // formats
                "\u2028",
                "\u2029", // separators that break lines
                "\uE000",
                "\uD83D",
                "\uDE00",
                "\uFFFF" // private, halves of a pair, no character
            })
    void whatCannotBeSeenIsLeftOut(String unseen) {
        assertThat(PlainText.clip("Chr" + unseen + "ome", 60)).isEqualTo("Chrome");
    }

    @Test
    void spaceAroundTheTextGoes() {
        assertThat(PlainText.clip("  Pixel 8\u3000", 60)).isEqualTo("Pixel 8");
    }

    @Test
    void textIsCutToTheLength() {
        assertThat(PlainText.clip("Chrome", 3)).isEqualTo("Chr");
        assertThat(PlainText.clip("Chrome", 6)).isEqualTo("Chrome");
    }

    @Test
    void spaceAtTheCutGoesToo() {
        assertThat(PlainText.clip("Pixel 8", 6)).isEqualTo("Pixel");
    }

    @Test
    void spaceBeforeTheTextDoesNotUseUpTheLength() {
        assertThat(PlainText.clip(" ".repeat(60) + "Chrome", 6)).isEqualTo("Chrome");
    }

    @Test
    void theUnseenDoesNotUseUpTheLength() {
        assertThat(PlainText.clip("\u202E".repeat(1_000) + "Chrome", 6)).isEqualTo("Chrome");
    }

    @Test
    void aCharacterOfTwoUnitsIsNeverCutInHalf() {
        assertThat(PlainText.clip("ab" + SMILE, 3)).isEqualTo("ab");
        assertThat(PlainText.clip("ab" + SMILE, 4)).isEqualTo("ab" + SMILE);
    }

    @Test
    void theCutIsABeginningOfTheText() {
        assertThat(PlainText.clip(SMILE + "a" + SMILE + "c", 4)).isEqualTo(SMILE + "a");
    }

    @Test
    void noLengthLeavesNothing() {
        assertThat(PlainText.clip(SMILE, 0)).isNull();
    }

    @Test
    void aFloodIsCut() {
        assertThat(PlainText.clip("x".repeat(100_000), 60)).hasSize(60);
        assertThat(PlainText.clip(SMILE.repeat(100_000), 60)).hasSize(60);
    }
}
