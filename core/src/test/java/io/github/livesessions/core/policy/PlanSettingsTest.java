package io.github.livesessions.core.policy;

import static io.github.livesessions.core.policy.Readings.gold;
import static io.github.livesessions.core.policy.Readings.policy;
import static io.github.livesessions.core.policy.Readings.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.Notice;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.WhenFull;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanSettingsTest {

    @Test
    void aLimitAloneIsAPlan() {
        assertThat(gold("plans.gold.limit", "5"))
                .isEqualTo(new Plan("gold", 5, WhenFull.EVICT_LEAST_ACTIVE, Notice.NEVER, Set.of()));
    }

    @Test
    void emptySettingsAreTheDefaults() {
        assertThat(gold("plans.gold.limit", "5", "plans.gold.when-full", "", "plans.gold.notice", ""))
                .isEqualTo(gold("plans.gold.limit", "5"));
    }

    @ParameterizedTest
    @EnumSource
    void whatHappensWhenFullIsGivenByItsStoredName(WhenFull way) {
        assertThat(gold("plans.gold.limit", "5", "plans.gold.when-full", way.id())
                        .whenFull())
                .isEqualTo(way);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ask", "EVICT_OLDEST", "evict oldest", "deny", "ask "})
    void anyOtherWayIsRefused(String value) {
        assertThat(problems("plans.gold.limit", "5", "plans.gold.when-full", value))
                .containsExactly("'plans.gold.when-full' is '" + value
                        + "': use evict-least-active, evict-oldest, ask or refuse");
    }

    @ParameterizedTest
    @EnumSource
    void theNoticeIsGivenByItsStoredName(Notice notice) {
        assertThat(gold("plans.gold.limit", "5", "plans.gold.notice", notice.id())
                        .notice())
                .isEqualTo(notice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Always", "NEW_DEVICE", "sometimes", "true"})
    void anyOtherNoticeIsRefused(String value) {
        assertThat(problems("plans.gold.limit", "5", "plans.gold.notice", value))
                .containsExactly("'plans.gold.notice' is '" + value + "': use never, new-device or always");
    }

    @Test
    void rolesMayBeMany() {
        PolicyReading reading = PolicyReader.read(Map.of(
                "plans.gold.limit", List.of("5"), "plans.gold.roles", List.of("customer", "shop:vip", "customer")));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        PolicyReading.Valid.class,
                        valid -> assertThat(valid.policy().plans().byDefault().roles())
                                .containsExactlyInAnyOrder("customer", "shop:vip"));
    }

    @Test
    void everyPlanHasItsOwnSettings() {
        Policy policy = policy(
                "plans.gold.limit", "5",
                "plans.gold.when-full", "refuse",
                "plans.silver-2.limit", "1",
                "plans.silver-2.when-full", "ask",
                "plans.silver-2.notice", "always");

        assertThat(policy.plans().all())
                .containsExactly(
                        new Plan("gold", 5, WhenFull.REFUSE, Notice.NEVER, Set.of()),
                        new Plan("silver-2", 1, WhenFull.ASK, Notice.ALWAYS, Set.of()));
    }

    @Test
    void ownPlansTakeThePlaceOfTheStandardOnes() {
        assertThat(policy("plans.gold.limit", "5").plans().named("free")).isEmpty();
    }
}
