package io.github.livesessions.core.policy;

import static io.github.livesessions.core.policy.Readings.plan;
import static io.github.livesessions.core.policy.Readings.plans;
import static io.github.livesessions.core.policy.Readings.problems;
import static io.github.livesessions.core.policy.Readings.remedies;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.Plans;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanNameTest {

    private static final String HOW_TO =
            "begin with the plan's name: up to 40 letters, digits, spaces, dots, hyphens and"
                    + " underscores, first and last a letter or digit, in quotes where there is a space";

    @ParameterizedTest
    @ValueSource(strings = {"gold", "Gold", "2", "gold-2", "gold_2", "v1.5", "årlig", "無料", "x"})
    void aNameStandsBare(String name) {
        assertThat(plan(name + " limit=5").name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Gold Plus' limit=5", "\"Gold Plus\" limit=5", " 'Gold Plus'  limit=5"})
    void aNameWithSpacesStandsInQuotes(String line) {
        assertThat(plan(line).name()).isEqualTo("Gold Plus");
    }

    @Test
    void aNameIsUpToFortyCharactersLong() {
        assertThat(plan("x".repeat(40) + " limit=5").name()).hasSize(40);
        assertThat(remedies("x".repeat(41) + " limit=5")).containsExactly(HOW_TO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-gold",
                "gold-",
                "g:old",
                "g'ol'd",
                "''",
                "' gold'",
                "'gold '",
                "go\u202Eld",
                "go\tld",
                "\"g'd\""
            })
    void anyOtherNameIsRefused(String name) {
        assertThat(remedies(name + " limit=5")).containsExactly(HOW_TO);
    }

    @Test
    void aLineWithoutANameIsRefused() {
        assertThat(remedies("limit=5")).containsExactly(HOW_TO, "limit is missing; give a whole number from 1 to 1000");
    }

    @Test
    void aNameWithSpacesAndNoQuotesIsRefused() {
        assertThat(remedies("Gold Plus limit=5"))
                .containsExactly(
                        "'Plus' is no setting of a plan; known are limit, when-full, notice, roles, idle-minutes, max-minutes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'gold limit=5", "gold limit=5 roles='vip", "g\"old limit=5"})
    void aQuoteThatIsNotClosedIsRefused(String line) {
        assertThat(remedies(line)).containsExactly("close the quote");
    }

    @ParameterizedTest
    @CsvSource({"gold,gold", "gold,GOLD", "'e\u0301lite','\u00c9lite'"})
    void oneNameForTwoPlansIsRefused(String one, String other) {
        List<String> lines = List.of(one + " limit=1", other + " limit=2");

        assertThat(problems(Map.of("plans", lines)))
                .containsExactly("'plans' is '"
                        + lines.stream().sorted().toList().get(1) + "': another plan has that name; give each its own");
    }

    @Test
    void thePlansComeInTheOrderOfTheirLimitsHoweverKeycloakKeepsThem() {
        assertThat(plans("b limit=10", "c limit=2", "a limit=10").plans().all())
                .extracting(Plan::name)
                .containsExactly("c", "a", "b");
    }

    @Test
    void ownPlansTakeThePlaceOfTheStandardOnes() {
        assertThat(plans("gold limit=5").plans().named("free")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyLineIsNoPlan(String line) {
        assertThat(plans(line).plans().all()).isEqualTo(Plans.STANDARD.all());
    }
}
