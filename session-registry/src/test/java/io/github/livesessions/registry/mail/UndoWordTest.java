package io.github.livesessions.registry.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndoWordTest {

    @Test
    void itHas128BitsAndFitsAnAddress() {
        assertThat(UndoWord.fresh().text()).matches("[A-Za-z0-9_-]{22}");
        assertThat(UndoWord.fresh()).isNotEqualTo(UndoWord.fresh());
    }

    @Test
    void itsDigestIsSha256() {
        assertThat(new UndoWord("abc").digest()).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    @Test
    void itDoesNotSlipIntoALog() {
        assertThat(new UndoWord("abc").toString()).doesNotContain("abc");
        assertThat(new Letter.Code("01234567", java.time.Duration.ofMinutes(10)).toString())
                .doesNotContain("01234567");
    }
}
