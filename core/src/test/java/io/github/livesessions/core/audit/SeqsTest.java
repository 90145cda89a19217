package io.github.livesessions.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeqsTest {

    @Test
    void runsAreWrittenShort() {
        assertThat(Seqs.write(List.of(7L, 8L, 9L, 12L), 100)).containsExactly("7-9,12");
        assertThat(Seqs.write(List.of(), 100)).isEmpty();
    }

    @Test
    void whatIsTooLongForOneTextIsWrittenInSeveral() {
        List<Long> even = LongStream.range(0, 500).map(i -> 2 * i).boxed().toList();

        List<String> texts = Seqs.write(even, 50);

        assertThat(texts).allMatch(text -> text.length() <= 50).hasSizeGreaterThan(10);
        for (long i = 0; i < 1_000; i++) {
            long seq = i;
            assertThat(texts.stream().anyMatch(text -> Seqs.contains(text, seq)))
                    .isEqualTo(i % 2 == 0);
        }
    }

    @Test
    void garbageNamesNothing() {
        for (String text : List.of("", "-", "x", "7-", "-7", "1-2-3", "7 ")) {
            assertThat(Seqs.contains(text, 7)).as(text).isFalse();
        }
    }
}
