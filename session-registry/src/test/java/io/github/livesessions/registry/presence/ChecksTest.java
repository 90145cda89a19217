package io.github.livesessions.registry.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.presence.Lifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChecksTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Lifetime HALF_AN_HOUR = new Lifetime(Duration.ofMinutes(30), null);

    private final Watchmaker clock = new Watchmaker();
    private final Checks checks = new Checks(clock, clock::nanos);

    @Test
    void aCheckIsAnsweredBeforeAnythingIsKnown() {
        assertThat(check(false)).isEqualTo(new Answer.Live(Answer.Rest.UNKNOWN));
        assertThat(one().wantsMeeting(clock.nanos(), clock.instant())).isTrue();
    }

    @Test
    void whatIsLeftFallsUntilThePersonDoesSomething() {
        check(false);
        one().learn(new Facts("ada", clock.instant(), clock.instant(), HALF_AN_HOUR), clock.nanos());
        clock.pass(MINUTE);
        assertThat(idle(check(false))).contains(Duration.ofMinutes(29));

        assertThat(idle(check(true))).contains(Duration.ofMinutes(30));
        clock.pass(MINUTE);
        assertThat(idle(check(false))).contains(Duration.ofMinutes(29));
    }

    @Test
    void aClockThatIsSetMakesNobodySilent() {
        check(false);
        clock.set(Duration.ofHours(5));
        clock.pass(SECOND);

        assertThat(one().silence(clock.nanos())).isEqualTo(SECOND);

        clock.set(Duration.ofHours(-10));
        assertThat(one().silence(clock.nanos())).isEqualTo(SECOND);
    }

    @Test
    void anEndIsToldFromThenOn() {
        check(false);
        Answer.Ended end = new Answer.Ended("admin", clock.instant());

        checks.end("sid", end);

        assertThat(check(true)).isEqualTo(end);
        assertThat(checks.live()).isEmpty();
    }

    @Test
    void anEndOfASessionThatWasHeldIsWrittenDown() {
        check(false);
        checks.held(one(), clock.nanos());

        checks.end("sid", new Answer.Ended("admin", clock.instant()));

        assertThat(checks.dropped()).containsExactly("sid");
    }

    @Test
    void soIsOneThatCameWhileTheHoldWasWritten() {
        check(false);
        Check met = one();
        checks.end("sid", new Answer.Ended("admin", clock.instant()));

        checks.held(met, clock.nanos());

        assertThat(checks.dropped()).containsExactly("sid");
    }

    @Test
    void anIdThatIsGivenOutAgainBeginsAnew() {
        checks.end("sid", new Answer.Ended("logout", clock.instant()));

        checks.begin("sid");

        assertThat(check(false)).isInstanceOf(Answer.Live.class);
    }

    @Test
    void soDoesOneWhoseBeaconWasMadeLater() {
        Beacon before = Beacon.of("sid", "client", clock.instant());
        checks.end("sid", new Answer.Ended("logout", clock.instant().minusSeconds(9)));
        assertThat(checks.check("realm", before, false)).isInstanceOf(Answer.Ended.class);
        clock.pass(Duration.ofSeconds(2));

        assertThat(checks.check("realm", Beacon.of("sid", "client", clock.instant()), false))
                .isInstanceOf(Answer.Live.class);
    }

    @Test
    void anExpiredBeaconIsNoCheckButTheEndIsLookedFor() {
        Beacon expired = new Beacon("sid", "client", clock.instant());

        assertThat(checks.check("realm", expired, true)).isEqualTo(new Answer.Expired());

        assertThat(checks.live()).isEmpty();
        assertThat(checks.takeLate()).isEqualTo(Map.of("sid", "realm"));
        assertThat(checks.takeLate()).isEmpty();
        Answer.Ended end = new Answer.Ended("idle", clock.instant());
        checks.end("sid", end);
        assertThat(checks.check("realm", expired, false)).isEqualTo(end);
    }

    @Test
    void oneThatIsHeardThisMomentIsNotForgotten() {
        check(false);
        Check known = one();
        clock.pass(MINUTE);
        check(false);

        checks.forget(known, SECOND);
        assertThat(checks.of("sid")).contains(known);

        clock.pass(MINUTE);
        checks.forget(known, SECOND);
        assertThat(checks.of("sid")).isEmpty();
    }

    @Test
    void activityIsWrittenAtOnceThenEveryFiveMinutesAndTheLastOneIsNotLost() {
        check(false);
        Instant login = clock.instant();
        one().learn(new Facts("ada", login, login, HALF_AN_HOUR), clock.nanos());
        clock.pass(Duration.ofMinutes(6));
        check(true);
        Instant first = clock.instant();
        assertThat(due()).contains(first);
        one().wrote(first, clock.nanos(), clock.instant());
        assertThat(due()).isEmpty();

        clock.pass(Duration.ofMinutes(4));
        check(true);
        Instant second = clock.instant();
        assertThat(due()).isEmpty();

        clock.pass(Duration.ofMinutes(2));
        assertThat(due()).contains(second);
    }

    @Test
    void aSessionThatIsMetIsAskedForAgainAfterAMinuteOfChecks() {
        check(false);
        checks.held(one(), clock.nanos());
        one().learn(new Facts("ada", clock.instant(), clock.instant(), HALF_AN_HOUR), clock.nanos());
        clock.pass(Duration.ofSeconds(61));
        assertThat(one().wantsMeeting(clock.nanos(), clock.instant())).isFalse();

        check(false);

        assertThat(one().wantsMeeting(clock.nanos(), clock.instant())).isTrue();
    }

    @Test
    void closeToTheIdleEndItIsAskedForAtEachCheck() {
        check(false);
        checks.held(one(), clock.nanos());
        one().learn(
                        new Facts("ada", clock.instant(), clock.instant().minus(Duration.ofMinutes(28)), HALF_AN_HOUR),
                        clock.nanos());
        assertThat(one().wantsMeeting(clock.nanos(), clock.instant())).isFalse();
        clock.pass(SECOND);

        check(false);

        assertThat(one().wantsMeeting(clock.nanos(), clock.instant())).isTrue();
    }

    private Optional<Instant> due() {
        return one().activity(clock.nanos(), clock.instant());
    }

    private Answer check(boolean active) {
        return checks.check("realm", new Beacon("sid", "client", clock.instant().plus(MINUTE)), active);
    }

    private Check one() {
        return checks.of("sid").orElseThrow();
    }

    private static Optional<Duration> idle(Answer answer) {
        return ((Answer.Live) answer).rest().idle();
    }
}
