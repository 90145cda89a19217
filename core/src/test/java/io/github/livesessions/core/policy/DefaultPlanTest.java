package io.github.livesessions.core.policy;

import static io.github.livesessions.core.policy.Readings.policy;
import static io.github.livesessions.core.policy.Readings.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultPlanTest {

    @Test
    void theDefaultPlanIsTheOneNamed() {
        assertThat(defaultPlan("plans.free.limit", "1", "plans.gold.limit", "5", "default-plan", "gold"))
                .isEqualTo("gold");
    }

    @Test
    void oneOfTheStandardPlansCanBeNamed() {
        assertThat(defaultPlan("default-plan", "enterprise")).isEqualTo("enterprise");
    }

    @Test
    void whereNoneIsNamedItIsFree() {
        assertThat(defaultPlan("plans.a.limit", "9", "plans.free.limit", "1")).isEqualTo("free");
    }

    @Test
    void whereNoneIsNamedNorFreeItIsTheSmallest() {
        assertThat(defaultPlan("plans.silver.limit", "1", "plans.gold.limit", "5"))
                .isEqualTo("silver");
    }

    @ParameterizedTest
    @ValueSource(strings = {"platinum", "free", "Gold", " gold"})
    void aNameThatNoPlanHasIsRefused(String name) {
        assertThat(problems("plans.silver.limit", "1", "plans.gold.limit", "5", "default-plan", name))
                .containsExactly("'default-plan' is '" + name + "': name one of the plans: gold, silver");
    }

    @Test
    void aNameThatNoStandardPlanHasIsRefused() {
        assertThat(problems("default-plan", "gold"))
                .containsExactly("'default-plan' is 'gold': name one of the plans: enterprise, free, pro");
    }

    @Test
    void aPlanThatIsItselfWrongCanStillBeNamed() {
        assertThat(problems("plans.gold.limit", "0", "default-plan", "gold"))
                .containsExactly("'plans.gold.limit' is '0': give a whole number from 1 to 1000");
    }

    @Test
    void theRemedyNamesAPlanThatIsItselfWrong() {
        assertThat(problems("plans.gold.limit", "0", "default-plan", "silver"))
                .containsExactlyInAnyOrder(
                        "'plans.gold.limit' is '0': give a whole number from 1 to 1000",
                        "'default-plan' is 'silver': name one of the plans: gold");
    }

    private static String defaultPlan(String... settings) {
        return policy(settings).plans().byDefault().name();
    }
}
