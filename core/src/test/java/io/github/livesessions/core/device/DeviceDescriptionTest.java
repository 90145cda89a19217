package io.github.livesessions.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceDescriptionTest {

    @ParameterizedTest
    @CsvSource({"140.0.7339.128,Chrome 140", "140,Chrome 140", "9.,Chrome 9", ",Chrome", ".5,Chrome", "...,Chrome"})
    void aBrowserIsCalledByItsMajorVersion(@Nullable String version, String name) {
        assertThat(browser("Chrome", version).browserWithVersion()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"11,Windows 11", "10.0,Windows 10", ",Windows"})
    void anOperatingSystemIsCalledByItsMajorVersion(@Nullable String version, String name) {
        assertThat(new DeviceDescription(DeviceType.DESKTOP, null, null, null, "Windows", version).osWithVersion())
                .contains(name);
    }

    @Test
    void aVersionOfNothingHasNoName() {
        DeviceDescription described = new DeviceDescription(DeviceType.DESKTOP, null, null, "140", null, "11");

        assertThat(described.browserWithVersion()).isEmpty();
        assertThat(described.osWithVersion()).isEmpty();
    }

    @Test
    void everyTextIsMadePlain() {
        assertThat(new DeviceDescription(
                        DeviceType.MOBILE, " a\u202E ", " b\u0000 ", " c\n ", " d\u200B ", " e\u2028 "))
                .isEqualTo(new DeviceDescription(DeviceType.MOBILE, "a", "b", "c", "d", "e"));
    }

    @Test
    void everyTextIsCutToSixtyCharacters() {
        String flood = "x".repeat(100_000);
        String cut = "x".repeat(60);

        DeviceDescription described = new DeviceDescription(DeviceType.MOBILE, flood, flood, flood, flood, flood);

        assertThat(described.model()).isEqualTo(cut);
        assertThat(described.browser()).isEqualTo(cut);
        assertThat(described.browserVersion()).isEqualTo(cut);
        assertThat(described.os()).isEqualTo(cut);
        assertThat(described.osVersion()).isEqualTo(cut);
    }

    @Test
    void theUnknownDeviceTellsNothing() {
        assertThat(DeviceDescription.UNKNOWN)
                .isEqualTo(new DeviceDescription(DeviceType.UNKNOWN, "", " ", null, "\u0000", "\u202E"));
    }

    private static DeviceDescription browser(String family, @Nullable String version) {
        return new DeviceDescription(DeviceType.DESKTOP, null, family, version, null, null);
    }
}
