package io.github.livesessions.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchKeyTest {

    @Test
    void aTextIsFoundByItsBeginningInWhateverCase() {
        assertFinds("os", "Oslo");
        assertFinds("OSLO", "Oslo");
        assertFinds("são", "SÃO Paulo");
        assertFinds("東", "東京");
        assertFinds(" ada's", "Ada's phone");
    }

    @Test
    void aTextIsNotFoundByWhatItDoesNotBeginWith() {
        assertDoesNotFind("slo", "Oslo");
        assertDoesNotFind("oslo", "Oslp");
        assertDoesNotFind("oslos", "Oslo");
        assertDoesNotFind("o%", "Oslo");
    }

    @Test
    void ofALongTextTheBeginningCounts() {
        assertThat(SearchKey.of("x".repeat(100))).hasSize(SearchKey.MAX_LENGTH);
        assertFinds("x".repeat(90), "x".repeat(100));
    }

    private static void assertFinds(String beginning, String text) {
        assertThat(finds(beginning, text)).isTrue();
    }

    private static void assertDoesNotFind(String beginning, String text) {
        assertThat(finds(beginning, text)).isFalse();
    }

    private static boolean finds(String beginning, String text) {
        String key = SearchKey.of(beginning);
        String of = SearchKey.of(text);
        return of.compareTo(key) >= 0 && of.compareTo(SearchKey.ceiling(key)) < 0;
    }
}
