package io.github.livesessions.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.Sample;
import io.github.livesessions.core.session.SessionKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LifetimeTest {

    /** Started at minute 0, active at minute 10. */
    private static final LiveSession SESSION = Sample.session("one", 0, 10);

    private static final Instant START = SESSION.startedAt();

    @Test
    void whoDoesNothingForTheIdleTimeIsOut() {
        Lifetime lifetime = minutes(30, null);

        assertThat(lifetime.over(SESSION, at(40).minusMillis(1))).isEmpty();
        assertThat(lifetime.over(SESSION, at(40))).contains(EndCause.IDLE);
        assertThat(lifetime.idleEnd(SESSION)).contains(at(40));
        assertThat(lifetime.ageEnd(SESSION)).isEmpty();
    }

    @Test
    void activityDoesNotHelpAgainstAge() {
        Lifetime lifetime = minutes(30, 15);

        assertThat(lifetime.over(SESSION, at(15).minusMillis(1))).isEmpty();
        assertThat(lifetime.over(SESSION, at(15))).contains(EndCause.AGE);
    }

    @Test
    void whatIsNotLimitedIsNeverOver() {
        assertThat(Lifetime.UNLIMITED.over(SESSION, at(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = SessionKind.class, names = "SESSION", mode = EnumSource.Mode.EXCLUDE)
    void otherKindsAreExempt(SessionKind kind) {
        LiveSession exempt = Sample.session("one", kind, null);

        assertThat(minutes(1, 1).over(exempt, at(1_000_000))).isEmpty();
        assertThat(minutes(1, 1).idleEnd(exempt)).isEmpty();
        assertThat(minutes(1, 1).ageEnd(exempt)).isEmpty();
    }

    @Test
    void activityIsWrittenEveryFiveMinutesAndOftenerWhereTheIdleTimeIsShort() {
        assertThat(minutes(30, null).step()).isEqualTo(Duration.ofMinutes(5));
        assertThat(minutes(3, null).step()).isEqualTo(Duration.ofMinutes(1));
        assertThat(Lifetime.UNLIMITED.step()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theWarningComesAMinuteBeforeOrAThirdOfAShorterTime() {
        assertThat(minutes(30, null).warning()).isEqualTo(Duration.ofMinutes(1));
        assertThat(minutes(1, null).warning()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void ofTwoTheShorterLimitsHold() {
        assertThat(minutes(30, null).within(minutes(40, 60))).isEqualTo(minutes(30, 60));
        assertThat(minutes(null, 70).within(minutes(40, 60))).isEqualTo(minutes(40, 60));
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static Lifetime minutes(@Nullable Integer idle, @Nullable Integer longest) {
        return new Lifetime(
                idle == null ? null : Duration.ofMinutes(idle), longest == null ? null : Duration.ofMinutes(longest));
    }
}
