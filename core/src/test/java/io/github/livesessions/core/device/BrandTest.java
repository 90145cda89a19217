package io.github.livesessions.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {

    private static final DeviceDescription AGENT =
            new DeviceDescription(DeviceType.DESKTOP, null, "Firefox", "143.0", "Linux", null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not=A?Brand",
                "Not;A=Brand",
                "Not/A)Brand",
                "Not)A;Brand",
                "Not A(Brand",
                "Not(A:Brand",
                "Not_A Brand",
                "Not.A/Brand",
                "Not:A-Brand",
                " Not A;Brand",
                ";Not A Brand",
                "Chromium"
            })
    void madeUpBrandsAndTheEngineAreNoBrowser(String noBrowser) {
        DeviceDescription described = brands("\"" + noBrowser + "\";v=\"99.0.0.0\", \"Google Chrome\";v=\"140.0.1.2\"");

        assertThat(described.browser()).isEqualTo("Chrome");
        assertThat(described.browserVersion()).isEqualTo("140.0.1.2");
    }

    @Test
    void aBrandWithNoShorterNameKeepsItsOwn() {
        assertThat(brands("\"Brave\";v=\"140.0.0.0\"").browser()).isEqualTo("Brave");
    }

    @Test
    void aBareChromiumIsWhatItsAgentSays() {
        assertThat(brands("\"Chromium\";v=\"140.0.7339.128\", \"Not=A?Brand\";v=\"24.0.0.0\""))
                .isEqualTo(AGENT);
    }

    @Test
    void theFullListOutranksTheShortOne() {
        DeviceDescription described = new Request()
                .with("Sec-CH-UA", "\"Opera\";v=\"121\"")
                .with("Sec-CH-UA-Full-Version-List", "\"Opera\";v=\"121.0.5600.50\"")
                .sharpen(AGENT);

        assertThat(described.browserVersion()).isEqualTo("121.0.5600.50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Google Chrome;v=140",
                "\"Google Chrome;v=\"140\"",
                "\"Google Chrome\";v=140",
                "\"Google Chrome\"",
                "\"\";v=\"140\"",
                "\"Google Chrome\";v=\"\"",
                "\"Google Chrome\";v=\"١٤٠\""
            })
    void aListThatIsNoListTellsNothing(String list) {
        assertThat(brands(list)).isEqualTo(AGENT);
    }

    @Test
    void aBrandOfMoreThanSixtyCharactersTellsNothing() {
        assertThat(brands("\"" + "x".repeat(61) + "\";v=\"1\"")).isEqualTo(AGENT);
        assertThat(brands("\"" + "x".repeat(60) + "\";v=\"1\"").browser()).isEqualTo("x".repeat(60));
    }

    private static DeviceDescription brands(String list) {
        return new Request().with("Sec-CH-UA-Full-Version-List", list).sharpen(AGENT);
    }
}
