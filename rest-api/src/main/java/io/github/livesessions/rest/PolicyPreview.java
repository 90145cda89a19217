package io.github.livesessions.rest;

import io.github.livesessions.core.policy.Setting;
import io.github.livesessions.core.policy.Settings;
import io.github.livesessions.registry.PlanPreview;
import io.github.livesessions.registry.policy.StoredPolicy;
import java.util.List;
import java.util.Objects;

/**
 * What a policy would do to whom, before it is saved.
 *
 * @param first at most 20 of the users, of those whom the administrator may see
 * @param changes what it says otherwise than the policy that stands
 */
record PolicyPreview(
        int users,
        int sessions,
        int counted,
        boolean partial,
        List<PlanPreview.OfPlan> plans,
        List<PlanPreview.OfUser> first,
        List<Change> changes) {

    static PolicyPreview of(PlanPreview preview, StoredPolicy standing, StoredPolicy wanted) {
        return new PolicyPreview(
                preview.users(),
                preview.sessions(),
                preview.counted(),
                preview.partial(),
                preview.plans(),
                preview.first(),
                Settings.all().stream()
                        .map(setting -> Change.of(setting, standing, wanted))
                        .filter(change -> !Objects.equals(change.from(), change.to()))
                        .toList());
    }

    /** A setting that changes; an empty list stands for its default. */
    record Change(String key, List<String> from, List<String> to) {

        static Change of(Setting<?> setting, StoredPolicy standing, StoredPolicy wanted) {
            return new Change(
                    setting.key(),
                    standing.values().getOrDefault(setting.key(), List.of()),
                    wanted.values().getOrDefault(setting.key(), List.of()));
        }
    }
}
