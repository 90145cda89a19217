package io.github.livesessions.core.policy;

import io.github.livesessions.core.plan.Notice;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.Plans;
import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.text.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a policy from keys and values, such as a realm component holds them. Strict: an unknown key, a second value
 * where one is meant, and any value out of range is a problem; nothing is guessed.
 */
public final class PolicyReader {

    /** The most sessions that a plan can allow. */
    static final int MAX_LIMIT = 1_000;

    /** The longest time that both sessions can be kept, in minutes: a day. */
    static final int MAX_KEEP_BOTH = 1_440;

    private static final int MAX_CONTACT = 200;
    private static final Pattern PLAN_KEY =
            Pattern.compile("plans\\.([a-z0-9][a-z0-9-]{0,39})\\.(limit|when-full|notice|roles)");

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

    private PolicyReading read() {
        Set<String> names = planNames();
        Map<String, Plan> plans = plans(names);
        Duration keepBoth =
                Duration.ofMinutes(number("keep-both-minutes", 0, MAX_KEEP_BOTH).orElse(0));
        Reveal reveal =
                word("reveal", Reveal::of, "full, country or device-type").orElse(Reveal.FULL);
        String contact = text("support-contact")
                .map(value -> PlainText.clip(value, MAX_CONTACT))
                .orElse("");
        Plans book = book(names, plans);
        unread.forEach(key -> problem(
                key,
                String.join(", ", values(key)),
                "no such setting; known are default-plan, plans.<name>.limit, plans.<name>.when-full,"
                        + " plans.<name>.notice, plans.<name>.roles, keep-both-minutes, reveal, support-contact"
                        + " (a plan's name is lower-case letters, digits and hyphens)"));
        return problems.isEmpty()
                ? new PolicyReading.Valid(new Policy(book, keepBoth, reveal, contact))
                : new PolicyReading.Invalid(List.copyOf(problems));
    }

    private Set<String> planNames() {
        Set<String> names = new TreeSet<>();
        for (String key : config.keySet()) {
            Matcher matcher = PLAN_KEY.matcher(key);
            if (matcher.matches()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private Map<String, Plan> plans(Set<String> names) {
        Map<String, Plan> plans = new TreeMap<>();
        names.forEach(name -> plan(name).ifPresent(plan -> plans.put(name, plan)));
        return plans;
    }

    private Optional<Plan> plan(String name) {
        String prefix = "plans." + name + ".";
        WhenFull whenFull = word(prefix + "when-full", WhenFull::of, "evict-least-active, evict-oldest, ask or refuse")
                .orElse(WhenFull.EVICT_LEAST_ACTIVE);
        Notice notice = word(prefix + "notice", Notice::of, "never, new-device or always")
                .orElse(Notice.NEVER);
        unread.remove(prefix + "roles");
        Set<String> roles = Set.copyOf(values(prefix + "roles"));
        String limitKey = prefix + "limit";
        if (values(limitKey).stream().allMatch(String::isEmpty)) {
            unread.remove(limitKey);
            problem(limitKey, "", "missing; give a whole number from 1 to " + MAX_LIMIT);
            return Optional.empty();
        }
        return number(limitKey, 1, MAX_LIMIT).map(limit -> new Plan(name, limit, whenFull, notice, roles));
    }

    /** The plans with their default; a default may name a plan that is wrong itself, which has been told already. */
    private Plans book(Set<String> names, Map<String, Plan> plans) {
        Optional<String> byDefault = text("default-plan");
        if (names.isEmpty()) {
            for (Plan plan : Plans.STANDARD.all()) {
                names.add(plan.name());
                plans.put(plan.name(), plan);
            }
        }
        String name = byDefault.orElseGet(() -> names.contains("free") ? "free" : smallest(names, plans));
        if (!names.contains(name)) {
            problem("default-plan", name, "name one of the plans: " + String.join(", ", names));
        }
        return problems.isEmpty() ? new Plans(plans.values(), name) : Plans.STANDARD;
    }

    private static String smallest(Set<String> names, Map<String, Plan> plans) {
        return plans.values().stream()
                .min(Comparator.comparingInt(Plan::limit))
                .map(Plan::name)
                .orElseGet(() -> names.iterator().next());
    }

    private <T> Optional<T> word(String key, Function<String, Optional<T>> words, String remedy) {
        return text(key).flatMap(value -> {
            Optional<T> word = words.apply(value);
            if (word.isEmpty()) {
                problem(key, value, "use " + remedy);
            }
            return word;
        });
    }

    private Optional<Integer> number(String key, int min, int max) {
        return text(key).flatMap(value -> {
            if (value.matches("[0-9]{1,6}")) {
                int number = Integer.parseInt(value);
                if (number >= min && number <= max) {
                    return Optional.of(number);
                }
            }
            problem(key, value, "give a whole number from " + min + " to " + max);
            return Optional.empty();
        });
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
        return config.getOrDefault(key, List.of());
    }

    private void problem(String key, String value, String remedy) {
        problems.add(new PolicyProblem(key, value, remedy));
    }
}
