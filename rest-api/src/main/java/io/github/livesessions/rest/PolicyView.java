package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.policy.Mode;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.policy.PolicyProblem;
import io.github.livesessions.core.policy.PolicyReader;
import io.github.livesessions.core.policy.PolicyReading;
import io.github.livesessions.core.policy.Setting;
import io.github.livesessions.core.policy.Settings;
import io.github.livesessions.core.policy.WrittenPlan;
import io.github.livesessions.registry.policy.StoredPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A realm's policy as an administrator sees and changes it.
 *
 * @param gated whether the realm has one
 * @param heldOpen whether a start option of the server holds all gates open
 * @param version what a change of it has to name
 * @param values what is set
 * @param plans the plans that hold, the standard ones where none are set
 * @param form what can be set
 * @param planForm what can be set of a plan
 * @param problems what is wrong with it, where it was written past its checks
 */
record PolicyView(
        boolean gated,
        boolean heldOpen,
        String mode,
        String version,
        Map<String, List<String>> values,
        List<PlanView> plans,
        List<SettingView> form,
        List<SettingView> planForm,
        List<Problem.Fault> problems) {

    static PolicyView of(StoredPolicy stored, boolean heldOpen) {
        PolicyReading reading = PolicyReader.read(stored.values());
        return new PolicyView(
                stored.there(),
                heldOpen,
                reading instanceof PolicyReading.Valid valid
                        ? valid.policy().mode().id()
                        : Mode.ENFORCING.id(),
                stored.version(),
                stored.values(),
                reading instanceof PolicyReading.Valid valid ? plans(valid.policy()) : List.of(),
                Settings.all().stream().map(SettingView::of).toList(),
                Settings.ofPlan().stream().map(SettingView::of).toList(),
                reading instanceof PolicyReading.Invalid wrong ? faults(wrong.problems()) : List.of());
    }

    private static List<PlanView> plans(Policy policy) {
        return policy.plans().all().stream().map(PlanView::of).toList();
    }

    private static List<Problem.Fault> faults(List<PolicyProblem> problems) {
        return problems.stream()
                .map(one -> new Problem.Fault(one.key(), one.value(), one.remedy()))
                .toList();
    }

    /** One plan, with its settings as its line would have them. */
    record PlanView(String name, Map<String, String> values) {

        static PlanView of(Plan plan) {
            return new PlanView(plan.name(), WrittenPlan.values(plan));
        }
    }

    /**
     * One setting.
     *
     * @param kind what a form offers for it
     * @param standard what it is where nothing is said; empty for nothing at all
     * @param words all that it may be, if that is a closed list; else empty
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SettingView(
            String key,
            String kind,
            String standard,
            List<String> words,
            @Nullable Integer min,
            @Nullable Integer max,
            String remedy,
            String meaning) {

        static SettingView of(Setting<?> setting) {
            Setting.Range range = setting.range();
            return new SettingView(
                    setting.key(),
                    setting.kind().name().toLowerCase(Locale.ROOT),
                    setting.standard(),
                    setting.words(),
                    range == null ? null : range.min(),
                    range == null ? null : range.max(),
                    setting.remedy(),
                    setting.meaning());
        }
    }
}
