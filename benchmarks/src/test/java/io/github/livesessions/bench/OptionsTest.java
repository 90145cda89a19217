package io.github.livesessions.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OptionsTest {

    private static final Set<String> KNOWN = Set.of("pairs", "sessions");

    @Test
    void whatIsNotGivenIsTheDefault() {
        Options options = Options.parse(List.of("--sessions", "0, 200"), KNOWN);

        assertThat(options.numbers("sessions", "1")).containsExactly(0, 200);
        assertThat(options.number("pairs", 9)).isEqualTo(9);
    }

    @Test
    void anUnknownOptionIsRefusedByItsName() {
        assertThatThrownBy(() -> Options.parse(List.of("--pears", "3"), KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--pears is no option here; there are --pairs, --sessions");
    }

    @Test
    void anOptionWithoutAValueIsRefused() {
        assertThatThrownBy(() -> Options.parse(List.of("--pairs"), KNOWN)).hasMessage("--pairs needs a value");
    }

    @Test
    void textWhereANumberIsDueIsRefused() {
        Options options = Options.parse(List.of("--pairs", "many"), KNOWN);

        assertThatThrownBy(() -> options.number("pairs", 9)).hasMessage("--pairs takes whole numbers, not many");
    }
}
