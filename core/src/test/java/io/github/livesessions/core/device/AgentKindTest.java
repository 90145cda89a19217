package io.github.livesessions.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentKindTest {

    @Test
    void aBrowserIsItsFamilyAndItsSystems() {
        assertThat(AgentKind.of("Mozilla/5.0 (…)", "Chrome", "Windows").text()).isEqualTo("Chrome/Windows");
    }

    @Test
    void aProgramIsItsProductWhateverItsVersion() {
        assertThat(AgentKind.of("okhttp/4.12.0", null, null)).isEqualTo(AgentKind.of("okhttp/5.0", null, "Android"));
        assertThat(AgentKind.of("curl", null, null).text()).isEqualTo("curl");
        assertThat(AgentKind.of(" Notes 7", null, null).text()).isEqualTo("Notes");
    }

    @Test
    void whoGivesNoAgentIsOfAKindOfItsOwn() {
        assertThat(AgentKind.of(null, "Chrome", "Windows")).isEqualTo(AgentKind.NONE);
        assertThat(AgentKind.of("  ", null, null)).isEqualTo(AgentKind.NONE);
    }

    @Test
    void anAbsurdAgentIsCut() {
        assertThat(AgentKind.of("x".repeat(1_000_000), null, null).text()).hasSize(80);
    }
}
