package io.github.livesessions.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionKindTest {

    @Test
    void peopleAndTheirOfflineTokensCount() {
        assertThat(SessionKind.SESSION.counted()).isTrue();
        assertThat(SessionKind.OFFLINE_TOKEN.counted()).isTrue();
    }

    @Test
    void serviceAccountsAndImpersonationDoNotCount() {
        assertThat(SessionKind.SERVICE.counted()).isFalse();
        assertThat(SessionKind.IMPERSONATION.counted()).isFalse();
    }

    @Test
    void theStoredNamesArePublished() {
        assertThat(SessionKind.values())
                .extracting(SessionKind::id)
                .containsExactly("session", "offline-token", "service", "impersonation");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsFoundByItsStoredName(SessionKind kind) {
        assertThat(SessionKind.of(kind.id())).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Session", "OFFLINE_TOKEN"})
    void anyOtherNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionKind.of(name))
                .withMessage("no session kind '" + name + "'");
    }
}
