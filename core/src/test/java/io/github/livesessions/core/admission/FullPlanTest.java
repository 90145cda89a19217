package io.github.livesessions.core.admission;

import static io.github.livesessions.core.admission.Story.asked;
import static io.github.livesessions.core.admission.Story.ended;
import static io.github.livesessions.core.admission.Story.plan;
import static io.github.livesessions.core.admission.Story.refused;
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

class FullPlanTest {

    private static final LiveSession OLD_AND_BUSY = session("old-and-busy", 1, 99);
    private static final LiveSession YOUNG_AND_IDLE = session("young-and-idle", 50, 50);
    private static final List<LiveSession> TWO = List.of(OLD_AND_BUSY, YOUNG_AND_IDLE);
    private static final Newcomer SOMEBODY = Newcomer.browser("tablet");

    @ParameterizedTest
    @EnumSource
    void theFirstLoginIsAdmitted(WhenFull whenFull) {
        assertThat(ended(AdmissionRule.decide(plan(1, whenFull), List.of(), SOMEBODY)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whereThereIsRoomNobodyGivesWay(WhenFull whenFull) {
        assertThat(ended(AdmissionRule.decide(plan(3, whenFull), TWO, SOMEBODY)))
                .isEmpty();
    }

    @Test
    void theOldestSessionGivesWay() {
        assertThat(ended(AdmissionRule.decide(plan(2, WhenFull.EVICT_OLDEST), TWO, SOMEBODY)))
                .isEqualTo(Map.of("old-and-busy", EndCause.EVICTED));
    }

    @Test
    void theLeastActiveSessionGivesWay() {
        assertThat(ended(AdmissionRule.decide(plan(2, WhenFull.EVICT_LEAST_ACTIVE), TWO, SOMEBODY)))
                .isEqualTo(Map.of("young-and-idle", EndCause.EVICTED));
    }

    @Test
    void thePersonIsAskedAboutTheLeastActiveFirst() {
        assertThat(AdmissionRule.decide(plan(2, WhenFull.ASK), TWO, SOMEBODY))
                .isEqualTo(asked(1, YOUNG_AND_IDLE, OLD_AND_BUSY));
    }

    @Test
    void theLoginIsRefused() {
        assertThat(AdmissionRule.decide(plan(2, WhenFull.REFUSE), TWO, SOMEBODY))
                .isEqualTo(refused(YOUNG_AND_IDLE, OLD_AND_BUSY));
    }

    @Test
    void aDirectGrantGetsTheSameAnswers() {
        Newcomer grant = Newcomer.directGrant("curl");

        assertThat(ended(AdmissionRule.decide(plan(2, WhenFull.EVICT_OLDEST), TWO, grant)))
                .isEqualTo(Map.of("old-and-busy", EndCause.EVICTED));
        assertThat(AdmissionRule.decide(plan(2, WhenFull.ASK), TWO, grant))
                .isEqualTo(asked(1, YOUNG_AND_IDLE, OLD_AND_BUSY));
        assertThat(AdmissionRule.decide(plan(2, WhenFull.REFUSE), TWO, grant))
                .isEqualTo(refused(YOUNG_AND_IDLE, OLD_AND_BUSY));
    }
}
