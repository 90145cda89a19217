package io.github.livesessions.registry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredPolicyTest {

    @Test
    void whatSaysNothingIsLeftOut() {
        assertThat(stored(Map.of("lock", List.of(""), "plans", List.of(), "mode", List.of("report-only")))
                        .values())
                .isEqualTo(Map.of("mode", List.of("report-only")));
    }

    @Test
    void theOrderOfValuesMakesNoOtherVersion() {
        assertThat(stored(Map.of("plans", List.of("b limit=2", "a limit=1"))).version())
                .isEqualTo(stored(Map.of("plans", List.of("a limit=1", "b limit=2")))
                        .version());
    }

    @Test
    void anythingElseDoes() {
        assertThat(List.of(
                        new StoredPolicy(false, Map.of()).version(),
                        stored(Map.of()).version(),
                        stored(Map.of("plans", List.of("a limit=1", "b limit=2")))
                                .version(),
                        stored(Map.of("plans", List.of("a limit=1\nb limit=2"))).version(),
                        stored(Map.of("plans", List.of("a limit=1"), "lock", List.of("strict")))
                                .version(),
                        stored(Map.of("lock", List.of("strict"))).version(),
                        stored(Map.of("lock", List.of("standard"))).version()))
                .doesNotHaveDuplicates();
    }

    private static StoredPolicy stored(Map<String, List<String>> values) {
        return new StoredPolicy(true, values);
    }
}
