package io.github.livesessions.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndCauseTest {

    @Test
    void noTwoCausesShareAStoredName() {
        assertThat(EndCause.values()).extracting(EndCause::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void theStoredNameIsLowerCaseWithHyphens(EndCause cause) {
        assertThat(cause.id()).matches("[a-z]+(-[a-z]+)*");
    }

    @ParameterizedTest
    @EnumSource
    void everyCauseIsFoundByItsStoredName(EndCause cause) {
        assertThat(EndCause.of(cause.id())).isEqualTo(cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Logout", "NOT_ME"})
    void anyOtherNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndCause.of(name))
                .withMessage("no end cause '" + name + "'");
    }
}
