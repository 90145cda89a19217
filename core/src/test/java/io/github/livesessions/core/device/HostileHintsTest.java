package io.github.livesessions.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileHintsTest {

    private static final DeviceDescription AGENT =
            new DeviceDescription(DeviceType.DESKTOP, "ThinkPad", "Chrome", "140.0", "Linux", "6.8");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-CH-UA",
                "Sec-CH-UA-Full-Version-List",
                "Sec-CH-UA-Mobile",
                "Sec-CH-UA-Model",
                "Sec-CH-UA-Platform",
                "Sec-CH-UA-Platform-Version"
            })
    void aHeaderOfAHundredKilobytesTellsNothing(String name) {
        String flood = "\"Opera\";v=\"1\", ".repeat(6_500) + '"';

        assertThat(new Request().with(name, flood).sharpen(AGENT)).isEqualTo(AGENT);
    }

    @Test
    void aHeaderIsReadUpTo512Characters() {
        assertThat(model('"' + "x".repeat(510) + '"').model()).isEqualTo("x".repeat(60));
        assertThat(model('"' + "x".repeat(511) + '"')).isEqualTo(AGENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pixel 8", "\"Pixel 8", "Pixel 8\"", "\"", "", "'Pixel 8'", "“Pixel 8”"})
    void aTextWithoutItsQuotesTellsNothing(String unquoted) {
        assertThat(model(unquoted)).isEqualTo(AGENT);
    }

    @Test
    void controlCharactersAreLeftOut() {
        assertThat(model("\"Pix\r\nel\u0000 \u001B8\"").model()).isEqualTo("Pixel 8");
    }

    @Test
    void rightToLeftOverridesAreLeftOut() {
        assertThat(model("\"\u202E8 lexiP\u2066\"").model()).isEqualTo("8 lexiP");
    }

    @Test
    void aTextOfNothingVisibleTellsNothing() {
        assertThat(model("\"\u202E\u0000\u200B\"")).isEqualTo(AGENT);
    }

    @Test
    void everyPartOfTheDescriptionIsPlainAndShort() {
        String evil = "\u202E" + "x".repeat(50) + "\u0007" + "y".repeat(50);
        DeviceDescription described = Request.from(evil, evil)
                .with("Sec-CH-UA-Model", '"' + evil + '"')
                .with("Sec-CH-UA", "\"" + evil.substring(0, 55) + "\";v=\"1\"")
                .sharpen(AGENT);

        String plain = "x".repeat(50) + "y".repeat(10);
        assertThat(described)
                .isEqualTo(new DeviceDescription(DeviceType.DESKTOP, plain, "x".repeat(50) + "yyy", "1", plain, plain));
    }

    private static DeviceDescription model(String header) {
        return new Request().with("Sec-CH-UA-Model", header).sharpen(AGENT);
    }
}
