package io.github.livesessions.core.admission;

import static io.github.livesessions.core.admission.Story.asked;
import static io.github.livesessions.core.admission.Story.ended;
import static io.github.livesessions.core.admission.Story.plan;
import static io.github.livesessions.core.session.Sample.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.Notice;
import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.SessionKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownDeviceTest {

    private static final LiveSession LAPTOP = session("laptop", 5);
    private static final LiveSession PHONE = session("phone", 1);

    @ParameterizedTest
    @EnumSource
    void itReplacesItsOwnSessionAndAsksNobody(WhenFull whenFull) {
        assertThat(ended(AdmissionRule.decide(
                        plan(2, whenFull, Notice.ALWAYS), List.of(LAPTOP, PHONE), Newcomer.browser("laptop"))))
                .isEqualTo(Map.of("laptop", EndCause.REPLACED));
    }

    @Test
    void itReplacesItsOwnSessionWhereThereIsRoomToo() {
        assertThat(ended(AdmissionRule.decide(
                        plan(9, WhenFull.ASK), List.of(LAPTOP, PHONE), Newcomer.browser("laptop"))))
                .isEqualTo(Map.of("laptop", EndCause.REPLACED));
    }

    @Test
    void itReplacesEverySessionThatItHas() {
        List<LiveSession> live = List.of(
                session("one", SessionKind.SESSION, "laptop"), session("two", SessionKind.SESSION, "laptop"), PHONE);

        assertThat(ended(AdmissionRule.decide(plan(2, WhenFull.ASK), live, Newcomer.browser("laptop"))))
                .isEqualTo(Map.of("one", EndCause.REPLACED, "two", EndCause.REPLACED));
    }

    @Test
    void aNewDeviceReplacesNothing() {
        LiveSession unrecorded = session("unrecorded", SessionKind.SESSION, null);

        assertThat(ended(AdmissionRule.decide(
                        plan(9, WhenFull.ASK), List.of(unrecorded, PHONE), Newcomer.browser(null))))
                .isEmpty();
    }

    @Test
    void aDirectGrantReplacesNothing() {
        LiveSession script = session("script", SessionKind.SESSION, "curl");

        assertThat(ended(AdmissionRule.decide(plan(2, WhenFull.ASK), List.of(script), Newcomer.directGrant("curl"))))
                .isEmpty();
        assertThat(AdmissionRule.decide(plan(1, WhenFull.ASK), List.of(script), Newcomer.directGrant("curl")))
                .isEqualTo(asked(1, script));
    }
}
