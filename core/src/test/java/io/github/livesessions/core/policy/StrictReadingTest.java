package io.github.livesessions.core.policy;

import static io.github.livesessions.core.policy.Readings.policy;
import static io.github.livesessions.core.policy.Readings.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictReadingTest {

    private static final String KNOWN = "': no such setting; known are default-plan, plans.<name>.limit,"
            + " plans.<name>.when-full, plans.<name>.notice, plans.<name>.roles, keep-both-minutes, reveal,"
            + " support-contact (a plan's name is lower-case letters, digits and hyphens)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit",
                "Reveal",
                "keepBothMinutes",
                "plans.gold",
                "plans.gold.limits",
                "plans.gold.limit.",
                "plans..limit",
                "plans.Gold.limit",
                "plans.gold_2.limit",
                "plans.-gold.limit",
                "plans.gold.silver.limit",
                "plans.gôld.limit",
                "Plans.gold.limit",
                " reveal",
                ""
            })
    void aKeyThatIsNoSettingIsRefused(String key) {
        assertThat(problems(key, "5")).containsExactly("'" + key + "' is '5" + KNOWN);
    }

    @Test
    void aPlansNameIsUpToFortyCharactersLong() {
        String longest = "x".repeat(40);

        assertThat(policy("plans." + longest + ".limit", "5").plans().named(longest))
                .isPresent();
        assertThat(problems("plans." + longest + "x.limit", "5")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default-plan",
                "keep-both-minutes",
                "reveal",
                "support-contact",
                "plans.gold.limit",
                "plans.gold.when-full",
                "plans.gold.notice"
            })
    void twoValuesWhereOneIsMeantAreRefused(String key) {
        Map<String, List<String>> config = new HashMap<>(Map.of("plans.gold.limit", List.of("5")));
        config.put(key, List.of("1", "2"));

        assertThat(problems(config)).containsExactly("'" + key + "' is '1, 2': give one value");
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndInTheSameOrder() {
        assertThat(problems(
                        "keep-both-minutes", "soon",
                        "reveal", "all",
                        "plans.gold.limit", "0",
                        "plans.silver.when-full", "panic",
                        "colour", "red",
                        "shape", "round",
                        "zoo", "open"))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly(
                        "'plans.gold.limit' is '0'",
                        "'plans.silver.when-full' is 'panic'",
                        "'plans.silver.limit' is ''",
                        "'keep-both-minutes' is 'soon'",
                        "'reveal' is 'all'",
                        "'colour' is 'red'",
                        "'shape' is 'round'",
                        "'zoo' is 'open'");
    }
}
