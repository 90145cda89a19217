package io.github.livesessions.core.policy;

import static io.github.livesessions.core.policy.Readings.policy;
import static io.github.livesessions.core.policy.Readings.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.Plans;
import java.time.Duration;
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
}
