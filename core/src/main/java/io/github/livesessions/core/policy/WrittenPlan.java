package io.github.livesessions.core.policy;

import io.github.livesessions.core.plan.Plan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan as an admin would write it. */
public final class WrittenPlan {

    private WrittenPlan() {}

    /** Its settings by their keys, the standard ones too; those that say nothing are left out. */
    public static Map<String, String> values(Plan plan) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(PlanLine.LIMIT.key(), Integer.toString(plan.limit()));
        values.put(PlanLine.WHEN_FULL.key(), plan.whenFull().id());
        values.put(PlanLine.NOTICE.key(), plan.notice().id());
        if (!plan.roles().isEmpty()) {
            values.put(
                    PlanLine.ROLES.key(),
                    plan.roles().stream().sorted().map(WrittenPlan::role).collect(Collectors.joining(",")));
        }
        minutes(plan.lifetime().idle()).ifPresent(idle -> values.put(PlanLine.IDLE.key(), idle));
        minutes(plan.lifetime().longest()).ifPresent(longest -> values.put(PlanLine.LONGEST.key(), longest));
        return values;
    }

    /** The line that means the plan. */
    public static String line(Plan plan) {
        return quoted(plan.name(), plan.name().indexOf(' ') >= 0)
                + values(plan).entrySet().stream()
                        .map(entry -> ' ' + entry.getKey() + '=' + entry.getValue())
                        .collect(Collectors.joining());
    }

    private static String role(String role) {
        return quoted(role, role.chars().anyMatch(at -> at == ' ' || at == ',' || at == '\'' || at == '"'));
    }

    private static String quoted(String text, boolean needed) {
        char quote = text.indexOf('\'') < 0 ? '\'' : '"';
        return needed ? quote + text + quote : text;
    }

    private static Optional<String> minutes(@Nullable Duration time) {
        return Optional.ofNullable(time).map(Duration::toMinutes).map(String::valueOf);
    }
}
