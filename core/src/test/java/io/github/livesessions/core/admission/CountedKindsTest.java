package io.github.livesessions.core.admission;

import static io.github.livesessions.core.admission.Story.answering;
import static io.github.livesessions.core.admission.Story.ended;
import static io.github.livesessions.core.admission.Story.plan;
import static io.github.livesessions.core.admission.Story.refused;
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

class CountedKindsTest {

    @ParameterizedTest
    @EnumSource(names = {"SESSION", "OFFLINE_TOKEN"})
    void fillThePlan(SessionKind kind) {
        LiveSession session = session("one", kind, "phone");

        assertThat(AdmissionRule.decide(plan(1, WhenFull.REFUSE), List.of(session), Newcomer.browser("laptop")))
                .isEqualTo(refused(session));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVICE", "IMPERSONATION"})
    void othersTakeNoPlace(SessionKind kind) {
        assertThat(ended(AdmissionRule.decide(
                        plan(1, WhenFull.REFUSE), List.of(session("one", kind, "phone")), Newcomer.browser("laptop"))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVICE", "IMPERSONATION"})
    void othersAreNeitherReplacedNorEvicted(SessionKind kind) {
        List<LiveSession> live = List.of(session("other", kind, "laptop"), session("phone", 5));

        assertThat(ended(AdmissionRule.decide(plan(1, WhenFull.EVICT_OLDEST), live, Newcomer.browser("laptop"))))
                .isEqualTo(Map.of("phone", EndCause.EVICTED));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVICE", "IMPERSONATION"})
    void othersAreNoReasonForANotice(SessionKind kind) {
        assertThat(ended(AdmissionRule.decide(
                        plan(9, WhenFull.ASK, Notice.ALWAYS),
                        List.of(session("one", kind, "phone")),
                        Newcomer.browser(null))))
                .isEmpty();
    }

    @Test
    void othersEndWhereThePersonSaysSo() {
        assertThat(ended(AdmissionRule.decide(
                        plan(1, WhenFull.ASK),
                        List.of(session("admin", SessionKind.IMPERSONATION, "desk")),
                        answering("laptop", Map.of("admin", EndCause.NOT_ME)))))
                .isEqualTo(Map.of("admin", EndCause.NOT_ME));
    }
}
