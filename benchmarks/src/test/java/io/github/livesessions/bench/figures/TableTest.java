package io.github.livesessions.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(new Table("who", "ms").row("vanilla", "9").row("us", "12.5")).hasToString("""
                        | who     | ms   |
                        | ------- | ---- |
                        | vanilla | 9    |
                        | us      | 12.5 |""");
    }

    @Test
    void aRowHasAsManyCellsAsTheHead() {
        assertThatThrownBy(() -> new Table("who", "ms").row("vanilla")).isInstanceOf(IllegalArgumentException.class);
    }
}
