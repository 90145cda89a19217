package io.github.livesessions.registry.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class FlowNameTest {

    @Test
    void aCopyIsCalledAfterItsOriginal() {
        assertThat(FlowName.free("browser", name -> false)).isEqualTo("browser with live sessions");
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        Set<String> taken = Set.of("browser with live sessions", "browser with live sessions 2");

        assertThat(FlowName.free("browser", taken::contains)).isEqualTo("browser with live sessions 3");
    }

    @Test
    void theCopyOfACopyIsCalledAfterTheFirstOriginal() {
        Set<String> taken = Set.of("browser with live sessions");

        assertThat(FlowName.free("browser with live sessions", taken::contains))
                .isEqualTo("browser with live sessions 2");
        assertThat(FlowName.free("browser with live sessions 7", taken::contains))
                .isEqualTo("browser with live sessions 2");
    }

    @Test
    void theNamesOfItsSubFlowsFitKeycloaksColumnToo() {
        assertThat(FlowName.free("x".repeat(255), name -> false)).hasSizeLessThan(150);
    }
}
