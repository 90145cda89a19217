package io.github.livesessions.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Chrome and Edge on Windows, Chrome and Safari on a Mac, Firefox and Chrome on Linux, a Chromebook
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
                        + " Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
                        + " Safari/537.36 Edg/140.0.0.0",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/18.6 Safari/605.1.15",
                "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
                        + " Safari/537.36",
                "Mozilla/5.0 (Wayland; CrOS aarch64 16181.61.0) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/134.0.0.0 Safari/537.36",
                // Internet Explorer mode, which lists the Tablet PC components of every Windows that can be touched
                "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; Touch; .NET4.0C; .NET4.0E; Tablet PC 2.0; rv:11.0)"
                        + " like Gecko"
            })
    void isADesktop(String userAgent) {
        assertThat(DeviceType.fromUserAgent(userAgent)).isEqualTo(DeviceType.DESKTOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // an iPad that asks for mobile pages, Chrome and Silk and Firefox on Android tablets
                "Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6"
                        + " Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
                        + " Safari/537.36",
                "Mozilla/5.0 (Linux; Android 9; KFMAWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/98.2.5 like"
                        + " Chrome/98.0.4758.136 Safari/537.36",
                "Mozilla/5.0 (Android 14; Tablet; rv:128.0) Gecko/128.0 Firefox/128.0",
                // a tablet that is neither
                "Mozilla/5.0 (Tablet; rv:26.0) Gecko/26.0 Firefox/26.0"
            })
    void isATablet(String userAgent) {
        assertThat(DeviceType.fromUserAgent(userAgent)).isEqualTo(DeviceType.TABLET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Safari and Chrome on an iPhone, Chrome, Samsung's browser and Firefox on Android phones
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/18.6 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " CriOS/140.0.7339.101 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile"
                        + " Safari/537.36",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0"
                        + " Chrome/130.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0",
                "MyApp/3.1 (iPhone; iOS 18.6; Scale/3.00)"
            })
    void isAPhone(String userAgent) {
        assertThat(DeviceType.fromUserAgent(userAgent)).isEqualTo(DeviceType.MOBILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"curl/8.14.1", "okhttp/5.1.0", "Java-http-client/21.0.8", "python-requests/2.32.5", "", "-"})
    void isNobodyKnowsWhat(String userAgent) {
        assertThat(DeviceType.fromUserAgent(userAgent)).isEqualTo(DeviceType.UNKNOWN);
    }

    /** Safari on iPadOS says that it is a Mac, and sends no hint that tells otherwise. */
    @Test
    void anIpadThatAsksForDesktopPagesPassesForAMac() {
        assertThat(DeviceType.fromUserAgent("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15"
                        + " (KHTML, like Gecko) Version/18.6 Safari/605.1.15"))
                .isEqualTo(DeviceType.DESKTOP);
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsFoundByItsStoredName(DeviceType type) {
        assertThat(DeviceType.of(type.id())).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Desktop", "MOBILE", "phone"})
    void anyOtherNameIsUnknown(String name) {
        assertThat(DeviceType.of(name)).isEqualTo(DeviceType.UNKNOWN);
    }
}
