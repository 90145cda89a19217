package io.github.livesessions.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlansTest {

    private static final Plan GOLD = plan("gold", 5);
    private static final Plan SILVER = plan("silver", 3);
    private static final Plan TITANIUM = plan("titanium", 9);
    private static final Plans PLANS = new Plans(List.of(GOLD, SILVER, TITANIUM), "gold");

    @Test
    void theStandardIsFreeTwoProTenEnterpriseTwentyFive() {
        assertThat(Plans.STANDARD.all())
                .extracting(Plan::name, Plan::limit, Plan::whenFull, Plan::notice, Plan::roles)
                .containsExactly(
                        tuple("free", 2, WhenFull.EVICT_LEAST_ACTIVE, Notice.NEVER, Set.of()),
                        tuple("pro", 10, WhenFull.EVICT_LEAST_ACTIVE, Notice.NEVER, Set.of()),
                        tuple("enterprise", 25, WhenFull.EVICT_LEAST_ACTIVE, Notice.NEVER, Set.of()));
        assertThat(Plans.STANDARD.byDefault().name()).isEqualTo("free");
    }

    @ParameterizedTest
    @ValueSource(strings = {"titanium", "Titanium", "TITANIUM"})
    void aPlanIsFoundInWhateverCase(String name) {
        assertThat(PLANS.named(name)).contains(TITANIUM);
    }

    @Test
    void aPlanIsFoundInTurkeyToo() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(PLANS.named("TITANIUM")).contains(TITANIUM);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anUnknownNameIsNoPlan() {
        assertThat(PLANS.named("platinum")).isEmpty();
        assertThat(PLANS.named("")).isEmpty();
    }

    @Test
    void theDefaultIsTheOneNamed() {
        assertThat(PLANS.byDefault()).isEqualTo(GOLD);
    }

    @Test
    void theDefaultHasToBeOneOfThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plans(List.of(GOLD), "silver"))
                .withMessage("no plan 'silver'");
    }

    @Test
    void theSmallestHasTheSmallestLimit() {
        assertThat(PLANS.smallest()).isEqualTo(SILVER);
    }

    @Test
    void theyKeepTheirOrder() {
        assertThat(PLANS.all()).containsExactly(GOLD, SILVER, TITANIUM);
    }

    private static Plan plan(String name, int limit) {
        return new Plan(name, limit, WhenFull.ASK, Notice.NEVER, Set.of());
    }
}
