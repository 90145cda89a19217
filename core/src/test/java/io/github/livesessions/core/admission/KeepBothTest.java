package io.github.livesessions.core.admission;

import static io.github.livesessions.core.admission.Story.asked;
import static io.github.livesessions.core.admission.Story.ended;
import static io.github.livesessions.core.admission.Story.keepingBoth;
import static io.github.livesessions.core.admission.Story.plan;
import static io.github.livesessions.core.session.Sample.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeepBothTest {

    private static final LiveSession PHONE = session("phone", 1);
    private static final LiveSession TABLET = session("tablet", 2);

    @ParameterizedTest
    @EnumSource
    void oneAboveTheLimitStays(WhenFull whenFull) {
        assertThat(ended(AdmissionRule.decide(plan(1, whenFull), List.of(PHONE), keepingBoth("laptop"))))
                .isEmpty();
    }

    @Test
    void aSecondAboveTheLimitDoesNot() {
        assertThat(AdmissionRule.decide(plan(1, WhenFull.ASK), List.of(PHONE, TABLET), keepingBoth("laptop")))
                .isEqualTo(asked(1, PHONE, TABLET));
    }

    @Test
    void wherePlansEvictOnlyTheSecondGoes() {
        assertThat(ended(AdmissionRule.decide(
                        plan(1, WhenFull.EVICT_OLDEST), List.of(TABLET, PHONE), keepingBoth("laptop"))))
                .isEqualTo(Map.of("phone", EndCause.EVICTED));
    }
}
