package io.github.livesessions.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Policies read from a few settings: keys and values in turn. */
final class Readings {

    private Readings() {}

    /** The policy that the settings are. */
    static Policy policy(String... settings) {
        PolicyReading reading = PolicyReader.read(config(settings));
        assertThat(reading).isInstanceOf(PolicyReading.Valid.class);
        return ((PolicyReading.Valid) reading).policy();
    }

    /** The policy whose plans the lines are. */
    static Policy plans(String... lines) {
        PolicyReading reading = PolicyReader.read(Map.of("plans", List.of(lines)));
        assertThat(reading).isInstanceOf(PolicyReading.Valid.class);
        return ((PolicyReading.Valid) reading).policy();
    }

    /** The one plan that the line is. */
    static Plan plan(String line) {
        List<Plan> plans = List.copyOf(plans(line).plans().all());
        assertThat(plans).hasSize(1);
        return plans.get(0);
    }

    /** What an admin is told to write instead of the line. */
    static List<String> remedies(String line) {
        String told = "'plans' is '" + line + "': ";
        return problems(Map.of("plans", List.of(line))).stream()
                .peek(problem -> assertThat(problem).startsWith(told))
                .map(problem -> problem.substring(told.length()))
                .toList();
    }

    /** What is wrong with the settings, as an admin reads it. */
    static List<String> problems(String... settings) {
        return problems(config(settings));
    }

    /** What is wrong with the settings, as an admin reads it. */
    static List<String> problems(Map<String, List<String>> config) {
        PolicyReading reading = PolicyReader.read(config);
        assertThat(reading).isInstanceOf(PolicyReading.Invalid.class);
        return ((PolicyReading.Invalid) reading)
                .problems().stream().map(PolicyProblem::toString).toList();
    }

    private static Map<String, List<String>> config(String... settings) {
        Map<String, List<String>> config = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            config.put(settings[i], List.of(settings[i + 1]));
        }
        return config;
    }
}
