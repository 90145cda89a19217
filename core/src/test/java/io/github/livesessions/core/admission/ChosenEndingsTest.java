package io.github.livesessions.core.admission;

import static io.github.livesessions.core.admission.Story.answering;
import static io.github.livesessions.core.admission.Story.asked;
import static io.github.livesessions.core.admission.Story.ended;
import static io.github.livesessions.core.admission.Story.plan;
import static io.github.livesessions.core.admission.Story.refused;
import static io.github.livesessions.core.session.Sample.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChosenEndingsTest {

    private static final LiveSession PHONE = session("phone", 1);
    private static final LiveSession TABLET = session("tablet", 2);
    private static final List<LiveSession> TWO = List.of(PHONE, TABLET);

    @Test
    void makeRoom() {
        Newcomer newcomer = answering("laptop", Map.of("tablet", EndCause.CHOICE));

        assertThat(ended(AdmissionRule.decide(plan(2, WhenFull.ASK), TWO, newcomer)))
                .isEqualTo(Map.of("tablet", EndCause.CHOICE));
        assertThat(ended(AdmissionRule.decide(plan(2, WhenFull.REFUSE), TWO, newcomer)))
                .isEqualTo(Map.of("tablet", EndCause.CHOICE));
        assertThat(ended(AdmissionRule.decide(plan(2, WhenFull.EVICT_OLDEST), TWO, newcomer)))
                .isEqualTo(Map.of("tablet", EndCause.CHOICE));
    }

    @Test
    void eachEndForTheirOwnReason() {
        Newcomer newcomer = answering("laptop", Map.of("phone", EndCause.NOT_ME, "tablet", EndCause.CHOICE));

        assertThat(ended(AdmissionRule.decide(plan(1, WhenFull.ASK), TWO, newcomer)))
                .isEqualTo(Map.of("phone", EndCause.NOT_ME, "tablet", EndCause.CHOICE));
    }

    @Test
    void mayBeMoreThanNeeded() {
        Newcomer newcomer = answering("laptop", Map.of("phone", EndCause.CHOICE, "tablet", EndCause.CHOICE));

        assertThat(ended(AdmissionRule.decide(plan(9, WhenFull.ASK), TWO, newcomer)))
                .containsOnlyKeys("phone", "tablet");
    }

    @Test
    void tooFewOfThemAskAgain() {
        Newcomer newcomer = answering("laptop", Map.of("phone", EndCause.CHOICE));

        assertThat(AdmissionRule.decide(plan(1, WhenFull.ASK), TWO, newcomer)).isEqualTo(asked(1, TABLET));
    }

    @Test
    void tooFewOfThemAreRefusedWhereThePlanRefuses() {
        Newcomer newcomer = answering("laptop", Map.of("phone", EndCause.CHOICE));

        assertThat(AdmissionRule.decide(plan(1, WhenFull.REFUSE), TWO, newcomer))
                .isEqualTo(refused(TABLET));
    }

    @Test
    void ofASessionThatIsNotLiveEndNothing() {
        Newcomer newcomer = answering("laptop", Map.of("somebody-elses", EndCause.CHOICE));

        assertThat(AdmissionRule.decide(plan(2, WhenFull.ASK), TWO, newcomer)).isEqualTo(asked(1, PHONE, TABLET));
    }

    @Test
    void outrankTheReplacingOfTheSameDevice() {
        Newcomer newcomer = answering("phone", Map.of("phone", EndCause.NOT_ME));

        assertThat(ended(AdmissionRule.decide(plan(2, WhenFull.ASK), TWO, newcomer)))
                .isEqualTo(Map.of("phone", EndCause.NOT_ME));
    }

    @Test
    void areTheOnesThatTheNewcomerCameWith() {
        Map<String, EndCause> endings = new HashMap<>();
        Newcomer newcomer = answering("laptop", endings);

        endings.put("phone", EndCause.CHOICE);

        assertThat(newcomer.endings()).isEmpty();
    }
}
