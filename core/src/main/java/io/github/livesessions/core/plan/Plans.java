package io.github.livesessions.core.plan;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The plans of a realm and the one that people are on who are on no other. */
public final class Plans {

    /** Free 2, PRO 10, Enterprise 25; what a realm has that names no plans. */
    public static final Plans STANDARD =
            new Plans(List.of(standard("free", 2), standard("pro", 10), standard("enterprise", 25)), "free");

    private final Map<String, Plan> byName = new LinkedHashMap<>();
    private final Plan byDefault;

    /**
     * @param plans at least one
     * @throws IllegalArgumentException if {@code byDefault} names none of them
     */
    public Plans(Collection<Plan> plans, String byDefault) {
        plans.forEach(plan -> byName.put(key(plan.name()), plan));
        this.byDefault =
                named(byDefault).orElseThrow(() -> new IllegalArgumentException("no plan '" + byDefault + "'"));
    }

    private static Plan standard(String name, int limit) {
        return new Plan(name, limit, WhenFull.EVICT_LEAST_ACTIVE, Notice.NEVER, Set.of());
    }

    /** The plan of that name, in whatever case. */
    public Optional<Plan> named(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    /** What is equal for two names that mean the same plan. */
    public static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    public Plan byDefault() {
        return byDefault;
    }

    /** What an unknown plan name means: the least that the realm grants. */
    public Plan smallest() {
        return byName.values().stream()
                .min(Comparator.comparingInt(Plan::limit))
                .orElse(byDefault);
    }

    /** All of them, in the order of the policy. */
    public Collection<Plan> all() {
        return List.copyOf(byName.values());
    }
}
