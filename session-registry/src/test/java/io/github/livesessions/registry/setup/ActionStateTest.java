package io.github.livesessions.registry.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ActionStateTest {

    @Test
    void isReadAsItWasWritten() {
        ActionState gate = new ActionState("live-sessions-gate", true, 1);
        ActionState guard = new ActionState("live-sessions-guard", false, 1001);

        assertThat(ActionState.read(gate.text() + ' ' + guard.text())).containsExactly(gate, guard);
    }

    @Test
    void whatIsNotUnderstoodIsNotAmongThem() {
        assertThat(ActionState.read("")).isEmpty();
        assertThat(ActionState.read("gate:maybe:1 gate:on:999999999999 gate:on"))
                .isEqualTo(List.of());
    }
}
