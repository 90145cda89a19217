package io.github.livesessions.core.admission;

import static io.github.livesessions.core.admission.Story.asked;
import static io.github.livesessions.core.admission.Story.ended;
import static io.github.livesessions.core.admission.Story.plan;
import static io.github.livesessions.core.session.Sample.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Four sessions from better days, and a plan that now allows two. */
class ShrunkPlanTest {

    private static final List<LiveSession> FOUR =
            List.of(session("c", 3), session("a", 1), session("d", 4), session("b", 2));

    @Test
    void exactlyTheSurplusGivesWay() {
        assertThat(ended(AdmissionRule.decide(plan(2, WhenFull.EVICT_OLDEST), FOUR, Newcomer.browser(null))))
                .isEqualTo(Map.of("a", EndCause.EVICTED, "b", EndCause.EVICTED, "c", EndCause.EVICTED));
    }

    @Test
    void aReplacedSessionIsPartOfTheSurplus() {
        assertThat(ended(AdmissionRule.decide(plan(2, WhenFull.EVICT_OLDEST), FOUR, Newcomer.browser("d"))))
                .isEqualTo(Map.of("d", EndCause.REPLACED, "a", EndCause.EVICTED, "b", EndCause.EVICTED));
    }

    @Test
    void thePersonIsToldHowManyHaveToEnd() {
        assertThat(AdmissionRule.decide(plan(2, WhenFull.ASK), FOUR, Newcomer.browser(null)))
                .isEqualTo(asked(3, session("a", 1), session("b", 2), session("c", 3), session("d", 4)));
    }
}
