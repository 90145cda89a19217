package io.github.livesessions.core.policy;

import static io.github.livesessions.core.policy.Readings.policy;
import static io.github.livesessions.core.policy.Readings.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.Plans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealmSettingsTest {

    @Test
    void nothingSaidMeansTheDefaults() {
        Policy policy = policy();

        assertThat(policy.plans().all()).containsExactlyInAnyOrderElementsOf(Plans.STANDARD.all());
        assertThat(policy.plans().byDefault()).isEqualTo(Plans.STANDARD.byDefault());
        assertThat(policy.keepBoth()).isZero();
        assertThat(policy.reveal()).isEqualTo(Reveal.FULL);
        assertThat(policy.supportContact()).isEmpty();
        assertThat(policy.lock()).isEqualTo(Lock.STANDARD);
        assertThat(policy.proofMaxAge()).isEqualTo(Duration.ofSeconds(60));
        assertThat(policy.fingerprint()).isEqualTo(FingerprintLevel.FULL);
        assertThat(policy.onLockViolation()).isEqualTo(OnLockViolation.REFUSE);
        assertThat(policy.endSessions()).isEqualTo(EndSessions.FREE);
        assertThat(policy.reauth()).isEqualTo(Duration.ofMinutes(15));
        assertThat(policy.managementClients()).containsExactly("account-console");
        assertThat(policy.retention()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void aPolicyIsCarriedOutUnlessItOnlyReports() {
        assertThat(policy().enforces()).isTrue();
        assertThat(policy("mode", "enforcing").enforces()).isTrue();
        assertThat(policy("mode", "report-only").enforces()).isFalse();
        assertThat(problems("mode", "off")).containsExactly("'mode' is 'off': use enforcing or report-only");
    }

    @Test
    void aFormIsToldWhatANumberMayBe() {
        assertThat(Settings.PROOF_MAX_AGE.range()).isEqualTo(new Setting.Range(10, 3_600));
        assertThat(Settings.all())
                .allSatisfy(setting -> assertThat(setting.range() != null)
                        .as(setting.key())
                        .isEqualTo(setting.kind() == Setting.Kind.NUMBER));
    }

    @Test
    void anEmptyValueMeansTheDefaultToo() {
        assertThat(policy("reveal", "", "keep-both-minutes", "", "support-contact", "", "default-plan", ""))
                .usingRecursiveComparison()
                .isEqualTo(policy());
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "15,15", "1440,1440", "007,7"})
    void bothMayBeKeptForUpToADay(String value, long minutes) {
        assertThat(policy("keep-both-minutes", value).keepBoth()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1441", "-1", "1.5", "1e3", " 5", "5 ", "PT5M", "٥", "99999999999999999999"})
    void anyOtherTimeIsRefused(String value) {
        assertThat(problems("keep-both-minutes", value))
                .containsExactly("'keep-both-minutes' is '" + value + "': give a whole number from 0 to 1440");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRevealedIsGivenByItsStoredName(Reveal reveal) {
        assertThat(policy("reveal", reveal.id()).reveal()).isEqualTo(reveal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Full", "DEVICE_TYPE", "device type", "nothing", " full"})
    void anyOtherRevealIsRefused(String value) {
        assertThat(problems("reveal", value))
                .containsExactly("'reveal' is '" + value + "': use full, country or device-type");
    }

    @Test
    void theSupportContactIsFreeText() {
        assertThat(policy("support-contact", "Call +47 22 00 00 00 or mail help@example.org")
                        .supportContact())
                .isEqualTo("Call +47 22 00 00 00 or mail help@example.org");
    }

    @Test
    void theSupportContactIsMadePlainAndShort() {
        assertThat(policy("support-contact", "\u202Ehelp\n@example.org").supportContact())
                .isEqualTo("help@example.org");
        assertThat(policy("support-contact", "x".repeat(201)).supportContact()).isEqualTo("x".repeat(200));
        assertThat(policy("support-contact", " \n ").supportContact()).isEmpty();
    }

    @Test
    void theStoredNamesOfRevealArePublished() {
        assertThat(Reveal.values()).extracting(Reveal::id).containsExactly("full", "country", "device-type");
    }

    @ParameterizedTest
    @CsvSource({"10,10", "60,60", "3600,3600"})
    void aProofIsGoodForTenSecondsToAnHour(String value, long seconds) {
        assertThat(policy("proof-max-age", value).proofMaxAge()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9", "3601", "-60", "1m", "60s"})
    void anyOtherAgeIsRefused(String value) {
        assertThat(problems("proof-max-age", value))
                .containsExactly("'proof-max-age' is '" + value + "': give a whole number from 10 to 3600");
    }

    @ParameterizedTest
    @EnumSource
    void theLockIsGivenByItsStoredName(Lock lock) {
        assertThat(policy("lock", lock.id()).lock()).isEqualTo(lock);
    }

    @ParameterizedTest
    @EnumSource
    void theFingerprintIsGivenByItsStoredName(FingerprintLevel level) {
        assertThat(policy("fingerprint", level.id()).fingerprint()).isEqualTo(level);
    }

    @ParameterizedTest
    @EnumSource
    void whatFollowsALockViolationIsGivenByItsStoredName(OnLockViolation way) {
        assertThat(policy("on-lock-violation", way.id()).onLockViolation()).isEqualTo(way);
    }

    @ParameterizedTest
    @EnumSource
    void whatEndingTakesIsGivenByItsStoredName(EndSessions need) {
        assertThat(policy("end-sessions", need.id()).endSessions()).isEqualTo(need);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lock|STRICT|use standard or strict",
                "lock|off|use standard or strict",
                "fingerprint|none|use off, headers or full",
                "on-lock-violation|end|use refuse or end-session",
                "end-sessions|stepup|use free or step-up"
            })
    void anyOtherWordIsRefused(String key, String value, String remedy) {
        assertThat(problems(key, value)).containsExactly("'" + key + "' is '" + value + "': " + remedy);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "15,15", "1440,1440"})
    void aLoginIsFreshForAMinuteToADay(String value, long minutes) {
        assertThat(policy("reauth-minutes", value).reauth()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "90,90", "3650,3650"})
    void devicesAreRememberedForADayToTenYears(String value, long days) {
        assertThat(policy("retention-days", value).retention()).isEqualTo(Duration.ofDays(days));
    }

    @ParameterizedTest
    @CsvSource({"reauth-minutes,0,1440", "reauth-minutes,1441,1440", "retention-days,0,3650", "retention-days,3651,3650"
    })
    void anyOtherSpanIsRefused(String key, String value, int max) {
        assertThat(problems(key, value))
                .containsExactly("'" + key + "' is '" + value + "': give a whole number from 1 to " + max);
    }

    @Test
    void theManagementClientsReplaceTheAccountConsole() {
        PolicyReading reading =
                PolicyReader.read(Map.of("management-clients", List.of("portal", " account-console ", "")));

        assertThat(((PolicyReading.Valid) reading).policy().managementClients())
                .containsExactlyInAnyOrder("portal", "account-console");
    }

    @Test
    void aRealmThatSaysNothingHasTheStandardPolicy() {
        assertThat(PolicyReader.standard()).usingRecursiveComparison().isEqualTo(policy());
    }
}
