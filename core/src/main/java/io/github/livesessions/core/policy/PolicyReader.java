package io.github.livesessions.core.policy;

import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.Plans;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads a policy from keys and values, such as a realm component holds them. Strict: an unknown key, a second value
 * where one is meant, and any value out of range is a problem; nothing is guessed.
 */
public final class PolicyReader {

    /** Keycloak keeps the values of a key in no order; the smallest plan comes first. */
    private static final Comparator<Plan> ORDER =
            Comparator.comparingInt(Plan::limit).thenComparing(plan -> Plans.key(plan.name()));

    private final Map<String, List<String>> config;
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final Set<String> unread;

    private PolicyReader(Map<String, List<String>> config) {
        this.config = config;
        this.unread = new TreeSet<>(config.keySet());
    }

    /** Reads {@code config}, each key with its values. Missing keys take their defaults. */
    public static PolicyReading read(Map<String, List<String>> config) {
        return new PolicyReader(config).read();
    }

    /** The policy of a realm that says nothing. */
    public static Policy standard() {
        return ((PolicyReading.Valid) read(Map.of())).policy();
    }

    private PolicyReading read() {
        Policy policy = new Policy(
                value(Settings.MODE),
                plans(),
                value(Settings.KEEP_BOTH),
                value(Settings.REVEAL),
                value(Settings.SUPPORT_CONTACT),
                value(Settings.LOCK),
                value(Settings.PROOF_MAX_AGE),
                value(Settings.FINGERPRINT),
                value(Settings.ON_LOCK_VIOLATION),
                value(Settings.END_SESSIONS),
                value(Settings.REAUTH),
                managementClients(),
                value(Settings.RETENTION),
                value(Settings.ERASURE),
                value(Settings.PSEUDONYMIZE));
        unread.forEach(
                key -> problem(key, String.join(", ", values(key)), "no such setting; known are " + Settings.keys()));
        return problems.isEmpty() ? new PolicyReading.Valid(policy) : new PolicyReading.Invalid(List.copyOf(problems));
    }

    private Set<String> managementClients() {
        unread.remove(Settings.MANAGEMENT_CLIENTS.key());
        return values(Settings.MANAGEMENT_CLIENTS.key()).stream()
                .map(String::strip)
                .filter(client -> !client.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Where a plan is wrong, the default is not looked for: it may name that one. */
    private Plans plans() {
        unread.remove(Settings.PLANS.key());
        List<Plan> plans = planLines();
        boolean wrong = !problems.isEmpty();
        String byDefault = value(Settings.DEFAULT_PLAN);
        if (wrong) {
            return Plans.STANDARD;
        }
        Plans unnamed = plans.isEmpty() ? Plans.STANDARD : new Plans(plans, first(plans));
        if (byDefault.isEmpty()) {
            return unnamed;
        }
        if (unnamed.named(byDefault).isEmpty()) {
            problem(
                    Settings.DEFAULT_PLAN.key(),
                    byDefault,
                    "name one of the plans: "
                            + unnamed.all().stream().map(Plan::name).collect(Collectors.joining(", ")));
            return unnamed;
        }
        return new Plans(unnamed.all(), byDefault);
    }

    private List<Plan> planLines() {
        List<Plan> plans = new ArrayList<>();
        Set<String> names = new HashSet<>();
        values(Settings.PLANS.key()).stream()
                .filter(line -> !line.isBlank())
                .sorted()
                .forEach(line -> PlanLine.read(line, problems).ifPresent(plan -> {
                    if (names.add(Plans.key(plan.name()))) {
                        plans.add(plan);
                    } else {
                        problem(Settings.PLANS.key(), line, "another plan has that name; give each its own");
                    }
                }));
        plans.sort(ORDER);
        return plans;
    }

    private static String first(List<Plan> sorted) {
        return sorted.stream()
                .filter(plan -> Plans.key(plan.name()).equals("free"))
                .findFirst()
                .orElse(sorted.get(0))
                .name();
    }

    private <T> T value(Setting<T> setting) {
        return text(setting.key())
                .flatMap(text -> {
                    Optional<T> value = setting.reading().apply(text);
                    if (value.isEmpty()) {
                        problem(setting.key(), text, setting.remedy());
                    }
                    return value;
                })
                .orElseGet(setting::byDefault);
    }

    private Optional<String> text(String key) {
        unread.remove(key);
        List<String> values = values(key);
        if (values.size() > 1) {
            problem(key, String.join(", ", values), "give one value");
            return Optional.empty();
        }
        return values.stream().findFirst().filter(value -> !value.isEmpty());
    }

    private List<String> values(String key) {
        // the JSON of a realm may hold null for a key or a value
        return Objects.requireNonNullElse(config.get(key), List.<String>of()).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private void problem(String key, String value, String remedy) {
        problems.add(new PolicyProblem(key, value, remedy));
    }
}
