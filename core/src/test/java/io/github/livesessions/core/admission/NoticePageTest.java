package io.github.livesessions.core.admission;

import static io.github.livesessions.core.admission.Story.answering;
import static io.github.livesessions.core.admission.Story.asked;
import static io.github.livesessions.core.admission.Story.ended;
import static io.github.livesessions.core.admission.Story.plan;
import static io.github.livesessions.core.session.Sample.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.Notice;
import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that informs though the plan is not full. */
class NoticePageTest {

    private static final LiveSession PHONE = session("phone", 2);
    private static final LiveSession TABLET = session("tablet", 1);
    private static final List<LiveSession> LIVE = List.of(PHONE, TABLET);

    @Test
    void neverMeansNever() {
        assertThat(ended(decide(Notice.NEVER, Newcomer.browser(null)))).isEmpty();
        assertThat(ended(decide(Notice.NEVER, Newcomer.browser("laptop")))).isEmpty();
    }

    @Test
    void aNewDeviceIsShownIt() {
        assertThat(decide(Notice.NEW_DEVICE, Newcomer.browser(null))).isEqualTo(asked(0, TABLET, PHONE));
    }

    @Test
    void aKnownDeviceIsNot() {
        assertThat(ended(decide(Notice.NEW_DEVICE, Newcomer.browser("laptop")))).isEmpty();
    }

    @Test
    void alwaysMeansEveryDevice() {
        assertThat(decide(Notice.ALWAYS, Newcomer.browser(null))).isEqualTo(asked(0, TABLET, PHONE));
        assertThat(decide(Notice.ALWAYS, Newcomer.browser("laptop"))).isEqualTo(asked(0, TABLET, PHONE));
    }

    @ParameterizedTest
    @EnumSource
    void noWayOfBeingFullHidesIt(WhenFull whenFull) {
        assertThat(AdmissionRule.decide(plan(9, whenFull, Notice.ALWAYS), List.of(PHONE), Newcomer.browser(null)))
                .isEqualTo(asked(0, PHONE));
    }

    @Test
    void whoAnsweredIsNotShownItAgain() {
        assertThat(ended(decide(Notice.ALWAYS, answering("laptop", Map.of())))).isEmpty();
        assertThat(ended(decide(Notice.ALWAYS, answering(null, Map.of("phone", EndCause.CHOICE)))))
                .isEqualTo(Map.of("phone", EndCause.CHOICE));
    }

    @Test
    void whoReplacesTheirOwnSessionIsNotShownIt() {
        assertThat(ended(decide(Notice.ALWAYS, Newcomer.browser("phone"))))
                .isEqualTo(Map.of("phone", EndCause.REPLACED));
    }

    @Test
    void aDirectGrantIsNotShownIt() {
        assertThat(ended(decide(Notice.ALWAYS, Newcomer.directGrant(null)))).isEmpty();
    }

    @Test
    void thereIsNoneWhereNobodyElseIs() {
        assertThat(ended(AdmissionRule.decide(plan(9, WhenFull.ASK, Notice.ALWAYS), List.of(), Newcomer.browser(null))))
                .isEmpty();
    }

    @Test
    void aFullPlanThatEvictsShowsNone() {
        assertThat(ended(AdmissionRule.decide(
                        plan(2, WhenFull.EVICT_OLDEST, Notice.ALWAYS), LIVE, Newcomer.browser(null))))
                .isEqualTo(Map.of("tablet", EndCause.EVICTED));
    }

    private static Admission decide(Notice notice, Newcomer newcomer) {
        return AdmissionRule.decide(plan(3, WhenFull.ASK, notice), LIVE, newcomer);
    }
}
