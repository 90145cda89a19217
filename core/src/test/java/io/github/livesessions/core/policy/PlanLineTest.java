package io.github.livesessions.core.policy;

import static io.github.livesessions.core.policy.Readings.plan;
import static io.github.livesessions.core.policy.Readings.remedies;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.Notice;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.presence.Lifetime;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanLineTest {

    @Test
    void aNameAndALimitAreAPlan() {
        assertThat(plan("gold limit=5"))
                .isEqualTo(new Plan("gold", 5, WhenFull.EVICT_LEAST_ACTIVE, Notice.NEVER, Set.of()));
    }

    @Test
    void theSettingsComeInAnyOrder() {
        assertThat(plan("gold roles=vip,shop.owner notice=always when-full=ask limit=5"))
                .isEqualTo(new Plan("gold", 5, WhenFull.ASK, Notice.ALWAYS, Set.of("vip", "shop.owner")));
    }

    @Test
    void aPlanMaySayHowLongSessionsLive() {
        assertThat(plan("gold limit=5 idle-minutes=1 max-minutes=525600").lifetime())
                .isEqualTo(new Lifetime(Duration.ofMinutes(1), Duration.ofDays(365)));
        assertThat(plan("gold limit=5 max-minutes=60").lifetime()).isEqualTo(new Lifetime(null, Duration.ofHours(1)));
        assertThat(plan("gold limit=5").lifetime()).isEqualTo(Lifetime.UNLIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"idle-minutes=0", "idle-minutes=43201", "idle-minutes=1h", "max-minutes=0", "max-minutes=525601"
            })
    void noOtherTimesAreTaken(String setting) {
        assertThat(remedies("gold limit=5 " + setting))
                .hasSize(1)
                .first()
                .asString()
                .contains("give a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  gold limit=5", "gold   limit=5  ", "'gold' limit=5", "\"gold\" limit=5"})
    void spacesAndQuotesMoreThanNeededDoNoHarm(String line) {
        assertThat(plan(line)).isEqualTo(plan("gold limit=5"));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "25,25", "1000,1000", "010,10"})
    void aLimitIsAWholeNumberUpToAThousand(String value, int limit) {
        assertThat(plan("gold limit=" + value).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1001",
                "-1",
                "+1",
                "1e3",
                "1.0",
                "0x10",
                "two",
                "",
                "'2'",
                "١٠",
                "１０",
                "12345678901234567890"
            })
    void anyOtherLimitIsRefused(String value) {
        assertThat(remedies("gold limit=" + value))
                .containsExactly("limit is '" + value + "'; give a whole number from 1 to 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gold", "gold when-full=ask", "gold notice=always roles=customer"})
    void aPlanWithoutALimitIsRefused(String line) {
        assertThat(remedies(line)).containsExactly("limit is missing; give a whole number from 1 to 1000");
    }

    @ParameterizedTest
    @EnumSource
    void whatHappensWhenFullIsGivenByItsStoredName(WhenFull way) {
        assertThat(plan("gold limit=5 when-full=" + way.id()).whenFull()).isEqualTo(way);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ask", "EVICT_OLDEST", "deny", "'ask'", ""})
    void anyOtherWayIsRefused(String value) {
        assertThat(remedies("gold limit=5 when-full=" + value))
                .containsExactly("when-full is '" + value + "'; use evict-least-active, evict-oldest, ask or refuse");
    }

    @ParameterizedTest
    @EnumSource
    void theNoticeIsGivenByItsStoredName(Notice notice) {
        assertThat(plan("gold limit=5 notice=" + notice.id()).notice()).isEqualTo(notice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Always", "NEW_DEVICE", "sometimes", "true", ""})
    void anyOtherNoticeIsRefused(String value) {
        assertThat(remedies("gold limit=5 notice=" + value))
                .containsExactly("notice is '" + value + "'; use never, new-device or always");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limits=5", "ask", "Limit=5", "=5", "=", "'limit=5'", "limit:5", "idle=5"})
    void aWordThatIsNoSettingIsRefused(String word) {
        assertThat(remedies("gold limit=5 " + word))
                .containsExactly(
                        "'" + word.replaceFirst("=.*", "")
                                + "' is no setting of a plan; known are limit, when-full, notice, roles, idle-minutes, max-minutes");
    }

    @Test
    void aSettingWithoutAValueIsRefused() {
        assertThat(remedies("gold limit=5 notice")).containsExactly("notice has no value; write notice=...");
    }

    @Test
    void aSettingGivenTwiceIsRefused() {
        assertThat(remedies("gold limit=5 limit=5")).containsExactly("limit is given twice; give it once");
    }

    @Test
    void allThatIsWrongWithALineIsToldAtOnce() {
        assertThat(remedies("gold when-full=panic colour=red"))
                .containsExactly(
                        "'colour' is no setting of a plan; known are limit, when-full, notice, roles, idle-minutes, max-minutes",
                        "when-full is 'panic'; use evict-least-active, evict-oldest, ask or refuse",
                        "limit is missing; give a whole number from 1 to 1000");
    }
}
