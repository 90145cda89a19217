package io.github.livesessions.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.text.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {

    @ParameterizedTest
    @CsvSource({
        "NEVER,true,false", "NEVER,false,false",
        "NEW_DEVICE,true,true", "NEW_DEVICE,false,false",
        "ALWAYS,true,true", "ALWAYS,false,true"
    })
    void whoIsShownThePage(Notice notice, boolean newDevice, boolean shown) {
        assertThat(notice.wanted(newDevice)).isEqualTo(shown);
    }

    @Test
    void theStoredNamesArePublished() {
        assertThat(Notice.values()).extracting(Notice::id).containsExactly("never", "new-device", "always");
    }

    @ParameterizedTest
    @EnumSource
    void everyNoticeIsFoundByItsStoredName(Notice notice) {
        assertThat(Word.of(Notice.class, notice.id())).contains(notice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Never", "NEW_DEVICE"})
    void anyOtherNameIsNone(String name) {
        assertThat(Word.of(Notice.class, name)).isEmpty();
    }
}
