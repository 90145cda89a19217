package io.github.livesessions.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.text.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenFullTest {

    @Test
    void theStoredNamesArePublished() {
        assertThat(WhenFull.values())
                .extracting(WhenFull::id)
                .containsExactly("evict-least-active", "evict-oldest", "ask", "refuse");
    }

    @ParameterizedTest
    @EnumSource
    void everyWayIsFoundByItsStoredName(WhenFull way) {
        assertThat(Word.of(WhenFull.class, way.id())).contains(way);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ask", "EVICT_OLDEST", "evict oldest", " ask"})
    void anyOtherNameIsNone(String name) {
        assertThat(Word.of(WhenFull.class, name)).isEmpty();
    }

    @Test
    void onlyTheEvictingWaysAskNobody() {
        assertThat(WhenFull.EVICT_LEAST_ACTIVE.evicts()).isTrue();
        assertThat(WhenFull.EVICT_OLDEST.evicts()).isTrue();
        assertThat(WhenFull.ASK.evicts()).isFalse();
        assertThat(WhenFull.REFUSE.evicts()).isFalse();
    }
}
