package io.github.livesessions.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whole requests of real browsers, with the description that their frozen user agent gives. */
class ClientHintsTest {

    private static final DeviceDescription WINDOWS_AGENT =
            new DeviceDescription(DeviceType.DESKTOP, null, "Chrome", "140.0.0", "Windows", "10");
    private static final DeviceDescription MAC_AGENT =
            new DeviceDescription(DeviceType.DESKTOP, null, "Chrome", "140.0.0", "macOS", "10.15.7");
    private static final DeviceDescription ANDROID_AGENT =
            new DeviceDescription(DeviceType.MOBILE, null, "Chrome", "140.0.0", "Android", "10");

    @Test
    void chromeOnWindows11() {
        Request request = Request.from("Windows", "19.0.0")
                .with("Sec-CH-UA", "\"Chromium\";v=\"140\", \"Not=A?Brand\";v=\"24\", \"Google Chrome\";v=\"140\"")
                .with(
                        "Sec-CH-UA-Full-Version-List",
                        "\"Chromium\";v=\"140.0.7339.128\", \"Not=A?Brand\";v=\"24.0.0.0\","
                                + " \"Google Chrome\";v=\"140.0.7339.128\"")
                .with("Sec-CH-UA-Mobile", "?0")
                .with("Sec-CH-UA-Model", "\"\"");

        assertThat(request.sharpen(WINDOWS_AGENT))
                .isEqualTo(
                        new DeviceDescription(DeviceType.DESKTOP, null, "Chrome", "140.0.7339.128", "Windows", "11"));
    }

    @Test
    void edgeOnWindows10() {
        Request request = Request.from("Windows", "10.0.0")
                .with(
                        "Sec-CH-UA-Full-Version-List",
                        "\"Not;A=Brand\";v=\"99.0.0.0\", \"Microsoft Edge\";v=\"139.0.3405.86\","
                                + " \"Chromium\";v=\"139.0.7258.67\"")
                .with("Sec-CH-UA-Mobile", "?0");

        assertThat(request.sharpen(WINDOWS_AGENT))
                .isEqualTo(new DeviceDescription(DeviceType.DESKTOP, null, "Edge", "139.0.3405.86", "Windows", "10"));
    }

    @Test
    void operaOnMacos() {
        Request request = Request.from("macOS", "15.6.1")
                .with(
                        "Sec-CH-UA-Full-Version-List",
                        "\"Chromium\";v=\"137.0.7151.120\", \"Opera\";v=\"121.0.5600.50\","
                                + " \"Not/A)Brand\";v=\"24.0.0.0\"")
                .with("Sec-CH-UA-Mobile", "?0");

        assertThat(request.sharpen(MAC_AGENT))
                .isEqualTo(
                        new DeviceDescription(DeviceType.DESKTOP, null, "Opera", "121.0.5600.50", "macOS", "15.6.1"));
    }

    @Test
    void chromeOnAnAndroidPhone() {
        Request request = Request.from("Android", "16.0.0")
                .with(
                        "Sec-CH-UA-Full-Version-List",
                        "\"Not)A;Brand\";v=\"8.0.0.0\", \"Chromium\";v=\"138.0.7204.179\","
                                + " \"Google Chrome\";v=\"138.0.7204.179\"")
                .with("Sec-CH-UA-Mobile", "?1")
                .with("Sec-CH-UA-Model", "\"Pixel 8\"");

        assertThat(request.sharpen(ANDROID_AGENT))
                .isEqualTo(new DeviceDescription(
                        DeviceType.MOBILE, "Pixel 8", "Chrome", "138.0.7204.179", "Android", "16.0.0"));
    }

    @Test
    void aRequestWithoutHintsIsWhatItsAgentSays() {
        assertThat(new Request().sharpen(MAC_AGENT)).isEqualTo(MAC_AGENT);
    }

    @Test
    void theFirstRequestKnowsTheShortBrandList() {
        Request request = new Request()
                .with("Sec-CH-UA", "\"Chromium\";v=\"140\", \"Not=A?Brand\";v=\"24\", \"Microsoft Edge\";v=\"140\"")
                .with("Sec-CH-UA-Mobile", "?0")
                .with("Sec-CH-UA-Platform", "\"Windows\"");

        assertThat(request.sharpen(WINDOWS_AGENT))
                .isEqualTo(new DeviceDescription(DeviceType.DESKTOP, null, "Edge", "140", "Windows", "10"));
    }

    @Test
    void allThatIsReadBeyondTheLowEntropyHintsIsAskedFor() {
        assertThat(ClientHints.ACCEPT_CH)
                .contains("Sec-CH-UA-Platform-Version", "Sec-CH-UA-Model", "Sec-CH-UA-Full-Version-List");
    }
}
