package io.github.livesessions.core.policy;

import static io.github.livesessions.core.policy.Readings.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictReadingTest {

    private static final String KNOWN = "': no such setting; known are plans, default-plan, keep-both-minutes, reveal,"
            + " support-contact, lock, proof-max-age, fingerprint, on-lock-violation, end-sessions, reauth-minutes,"
            + " management-clients, retention-days, erasure, pseudonymize, mode";

    @ParameterizedTest
    @ValueSource(strings = {"limit", "Reveal", "keepBothMinutes", "plan", "Plans", "plans.gold.limit", " reveal", ""})
    void aKeyThatIsNoSettingIsRefused(String key) {
        assertThat(problems(key, "5")).containsExactly("'" + key + "' is '5" + KNOWN);
    }

    @ParameterizedTest
    @MethodSource("settingsOfOneValue")
    void twoValuesWhereOneIsMeantAreRefused(String key) {
        assertThat(problems(Map.of(key, List.of("1", "2")))).containsExactly("'" + key + "' is '1, 2': give one value");
    }

    static Stream<String> settingsOfOneValue() {
        return Settings.all().stream()
                .filter(setting -> setting.kind() != Setting.Kind.LINES)
                .map(Setting::key);
    }

    @Test
    void everySettingIsListed() {
        List<Object> constants = Arrays.stream(Settings.class.getFields())
                .map(field -> {
                    try {
                        return field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();

        assertThat(constants).hasSizeGreaterThan(9).containsExactlyElementsOf(Settings.all());
    }

    @Test
    void whatTheJsonOfARealmHoldsAsNullIsNotSaid() {
        Map<String, List<String>> config = new HashMap<>();
        config.put("reveal", null);
        config.put("lock", Arrays.asList((String) null));
        config.put("plans", Arrays.asList(null, "gold limit=5"));

        assertThat(PolicyReader.read(config)).isInstanceOf(PolicyReading.Valid.class);
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndInTheSameOrder() {
        Map<String, List<String>> config = new HashMap<>(Map.of(
                "keep-both-minutes", List.of("soon"),
                "reveal", List.of("all"),
                "lock", List.of("firm"),
                "colour", List.of("red"),
                "shape", List.of("round"),
                "zoo", List.of("open")));
        config.put("plans", List.of("silver limit=1 when-full=panic", "gold limit=0"));

        assertThat(problems(config))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly(
                        "'plans' is 'gold limit=0'",
                        "'plans' is 'silver limit=1 when-full=panic'",
                        "'keep-both-minutes' is 'soon'",
                        "'reveal' is 'all'",
                        "'lock' is 'firm'",
                        "'colour' is 'red'",
                        "'shape' is 'round'",
                        "'zoo' is 'open'");
    }
}
