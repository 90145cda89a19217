package io.github.livesessions.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogoutResultTest {

    @ParameterizedTest
    @EnumSource
    void everyResultIsFoundByItsStoredName(LogoutResult result) {
        assertThat(result.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(LogoutResult.of(result.id())).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Told", "NOT_REGISTERED"})
    void anyOtherNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogoutResult.of(name))
                .withMessage("no logout result '" + name + "'");
    }
}
