package io.github.livesessions.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultPlanTest {

    @Test
    void theDefaultPlanIsTheOneNamed() {
        assertThat(defaultPlan("gold", "free limit=1", "gold limit=5")).isEqualTo("gold");
    }

    @Test
    void itIsNamedInWhateverCase() {
        assertThat(defaultPlan("gold plus", "free limit=1", "'Gold Plus' limit=5"))
                .isEqualTo("Gold Plus");
    }

    @Test
    void oneOfTheStandardPlansCanBeNamed() {
        assertThat(defaultPlan("enterprise")).isEqualTo("enterprise");
    }

    @Test
    void whereNoneIsNamedItIsFree() {
        assertThat(defaultPlan("", "a limit=1", "Free limit=9")).isEqualTo("Free");
    }

    @Test
    void whereNoneIsNamedNorFreeItIsTheSmallest() {
        assertThat(defaultPlan("", "gold limit=5", "silver limit=1")).isEqualTo("silver");
    }

    @ParameterizedTest
    @ValueSource(strings = {"platinum", "free", "gold limit=5"})
    void aNameThatNoPlanHasIsRefused(String name) {
        assertThat(problems(name, "silver limit=1", "gold limit=5"))
                .containsExactly("'default-plan' is '" + name + "': name one of the plans: silver, gold");
    }

    @Test
    void aNameThatNoStandardPlanHasIsRefused() {
        assertThat(problems("gold"))
                .containsExactly("'default-plan' is 'gold': name one of the plans: free, pro, enterprise");
    }

    @Test
    void aPlanThatIsItselfWrongCanStillBeNamed() {
        assertThat(problems("gold", "gold limit=0"))
                .containsExactly("'plans' is 'gold limit=0': limit is '0'; give a whole number from 1 to 1000");
    }

    private static String defaultPlan(String name, String... lines) {
        PolicyReading reading = read(name, lines);
        assertThat(reading).isInstanceOf(PolicyReading.Valid.class);
        return ((PolicyReading.Valid) reading).policy().plans().byDefault().name();
    }

    private static List<String> problems(String name, String... lines) {
        return Readings.problems(config(name, lines));
    }

    private static PolicyReading read(String name, String... lines) {
        return PolicyReader.read(config(name, lines));
    }

    private static Map<String, List<String>> config(String name, String... lines) {
        return Map.of("default-plan", List.of(name), "plans", List.of(lines));
    }
}
