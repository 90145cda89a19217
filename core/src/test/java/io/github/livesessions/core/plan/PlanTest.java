package io.github.livesessions.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aPlanThatAllowsNobodyIsRefused(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan("none", limit, WhenFull.ASK, Notice.NEVER, Set.of()))
                .withMessage("limit must be at least 1, but is " + limit);
    }

    @Test
    void aPlanMayAllowOne() {
        assertThat(new Plan("one", 1, WhenFull.ASK, Notice.NEVER, Set.of()).limit())
                .isEqualTo(1);
    }

    @Test
    void aPlanKeepsTheRolesThatItWasMadeWith() {
        Set<String> roles = new HashSet<>(Set.of("customer"));
        Plan plan = new Plan("gold", 1, WhenFull.ASK, Notice.NEVER, roles);

        roles.add("everybody");

        assertThat(plan.roles()).containsExactly("customer");
    }
}
