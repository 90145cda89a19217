package io.github.livesessions.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    private static final DeviceDescription AGENT =
            new DeviceDescription(DeviceType.DESKTOP, "Surface", "Chrome", "140.0", "Windows", "NT");

    @ParameterizedTest
    @CsvSource({"1.0.0,10", "7.0.0,10", "8.0.0,10", "10.0.0,10", "12.9.9,10", "13.0.0,11", "15.0.0,11", "19.0.0,11"})
    void windows11BeginsAtPlatformVersion13(String platformVersion, String release) {
        assertThat(Request.from("Windows", platformVersion).sharpen(AGENT).osVersion())
                .isEqualTo(release);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0", "0.2.0", "0.3.0", "0", "eleven", "-13", "", "١٣.0.0"})
    void aWindowsVersionThatTellsNoReleaseLeavesWhatTheAgentSays(String platformVersion) {
        assertThat(Request.from("Windows", platformVersion).sharpen(AGENT)).isEqualTo(AGENT);
    }

    @Test
    void anAbsurdWindowsVersionIsStillARelease() {
        assertThat(Request.from("Windows", "9".repeat(400)).sharpen(AGENT).osVersion())
                .isEqualTo("11");
    }

    @Test
    void theVersionOfOtherPlatformsIsTheirOwn() {
        DeviceDescription described = Request.from("macOS", "13.6.7").sharpen(AGENT);

        assertThat(described.os()).isEqualTo("macOS");
        assertThat(described.osVersion()).isEqualTo("13.6.7");
    }

    @Test
    void aPlatformWithoutAVersionKeepsTheAgents() {
        DeviceDescription described =
                new Request().with("Sec-CH-UA-Platform", "\"Linux\"").sharpen(AGENT);

        assertThat(described.os()).isEqualTo("Linux");
        assertThat(described.osVersion()).isEqualTo("NT");
    }

    @Test
    void aVersionWithoutAPlatformTellsNothing() {
        assertThat(new Request()
                        .with("Sec-CH-UA-Platform-Version", "\"15.0.0\"")
                        .sharpen(AGENT))
                .isEqualTo(AGENT);
    }

    @Test
    void anUnknownPlatformTellsNothingNotEvenItsVersion() {
        assertThat(Request.from("Unknown", "6.8.0").sharpen(AGENT)).isEqualTo(AGENT);
    }

    @ParameterizedTest
    @CsvSource({
        "?1,DESKTOP,MOBILE", "?1,UNKNOWN,MOBILE", "?1,MOBILE,MOBILE", "?1,TABLET,TABLET",
        "?0,DESKTOP,DESKTOP", "?0,MOBILE,MOBILE", "?0,TABLET,TABLET", "1,DESKTOP,DESKTOP"
    })
    void theMobileHintMakesAnythingButATabletAPhone(String hint, DeviceType agent, DeviceType type) {
        DeviceDescription told = new DeviceDescription(agent, null, null, null, null, null);

        assertThat(new Request().with("Sec-CH-UA-Mobile", hint).sharpen(told).type())
                .isEqualTo(type);
    }

    @Test
    void theModelHintOutranksTheAgents() {
        assertThat(new Request()
                        .with("Sec-CH-UA-Model", "\"SM-X910\"")
                        .sharpen(AGENT)
                        .model())
                .isEqualTo("SM-X910");
    }

    @Test
    void anEmptyModelLeavesTheAgents() {
        assertThat(new Request().with("Sec-CH-UA-Model", "\"\"").sharpen(AGENT)).isEqualTo(AGENT);
    }

    @Test
    void spaceAroundAHeaderDoesNotMatter() {
        assertThat(new Request()
                        .with("Sec-CH-UA-Model", " \"Pixel 8\"\t")
                        .sharpen(AGENT)
                        .model())
                .isEqualTo("Pixel 8");
    }
}
