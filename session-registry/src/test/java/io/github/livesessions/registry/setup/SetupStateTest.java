package io.github.livesessions.registry.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SetupStateTest {

    private static final Finding POLICY = Finding.ok(Part.POLICY, "enforcing");
    private static final Finding NO_POLICY = new Finding(Part.POLICY, Status.MISSING, "", "", true);
    private static final Finding NO_STEP = new Finding(Part.BROWSER_FLOW, Status.MISSING, "", "", true);

    @Test
    void withoutAPolicyNothingIsSetUp() {
        assertThat(Setup.state(List.of(NO_POLICY))).isEqualTo("none");
    }

    @Test
    void whatCouldBeInstalledMakesItPartial() {
        assertThat(Setup.state(List.of(POLICY, NO_STEP))).isEqualTo("partial");
    }

    @Test
    void whatOnlyAnOperatorCanAddDoesNot() {
        assertThat(Setup.state(List.of(POLICY, Finding.missing(Part.MAIL, "")))).isEqualTo("installed");
        assertThat(Setup.state(List.of(POLICY, new Finding(Part.DPOP, Status.WARNING, "app", "", true))))
                .isEqualTo("installed");
    }
}
