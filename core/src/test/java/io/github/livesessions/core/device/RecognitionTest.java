package io.github.livesessions.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecognitionTest {

    private final KnownDevice laptop = device("laptop", "cookie of the laptop", "key of the laptop");
    private final KnownDevice kiosk = device("kiosk", "cookie of the kiosk", null);
    private final List<KnownDevice> both = List.of(laptop, kiosk);

    @Test
    void aDeviceIsKnownByItsKey() {
        assertThat(Recognition.of(both, "cookie of the laptop", "key of the laptop", true)
                        .device())
                .contains(laptop);
    }

    @Test
    void aDeviceThatLostItsCookieTakesTheNewOneForItsOwn() {
        Recognition recognition = Recognition.of(both, "a fresh cookie", "key of the laptop", true);

        assertThat(recognition.device()).contains(laptop);
        assertThat(recognition.rebinds()).isTrue();
        assertThat(recognition.renewsCookie()).isFalse();
    }

    @Test
    void whereKeyAndCookieDisagreeTheKeyWinsAndTheCookieIsReplaced() {
        Recognition recognition = Recognition.of(both, "cookie of the kiosk", "key of the laptop", true);

        assertThat(recognition.device()).contains(laptop);
        assertThat(recognition.renewsCookie()).isTrue();
    }

    @Test
    void aStolenCookieWithAnotherKeyIsANewDeviceWithACookieOfItsOwn() {
        Recognition recognition = Recognition.of(both, "cookie of the laptop", "the thief's key", true);

        assertThat(recognition.device()).isEmpty();
        assertThat(recognition.renewsCookie()).isTrue();
    }

    @Test
    void aStolenCookieWithoutAKeyIsANewDeviceOnceItWasAskedForOne() {
        assertThat(Recognition.of(both, "cookie of the laptop", null, true).device())
                .isEmpty();
        assertThat(Recognition.of(both, "cookie of the laptop", null, true).renewsCookie())
                .isTrue();
        assertThat(Recognition.of(both, "cookie of the laptop", null, false).device())
                .contains(laptop);
    }

    @Test
    void aDeviceWithoutScriptsIsKnownByItsCookie() {
        assertThat(Recognition.of(both, "cookie of the kiosk", null, true).device())
                .contains(kiosk);
    }

    @Test
    void aDeviceThatShowsAKeyForTheFirstTimeKeepsIt() {
        Recognition recognition = Recognition.of(both, "cookie of the kiosk", "a first key", true);

        assertThat(recognition.device()).contains(kiosk);
        assertThat(recognition.rebinds()).isTrue();
    }

    @Test
    void whoShowsNothingThatTheAccountKnowsIsNew() {
        assertThat(Recognition.of(both, "a cookie", "a key", true)).isEqualTo(Recognition.NEW);
        assertThat(Recognition.of(List.of(), "a cookie", null, false)).isEqualTo(Recognition.NEW);
    }

    @Test
    void onlyAFactorOlderThanTheDeviceProvesIt() {
        assertThat(laptop.isProvenBy(laptop.firstSeenAt().minusMillis(1))).isTrue();
        assertThat(laptop.isProvenBy(laptop.firstSeenAt())).isFalse();
        assertThat(laptop.proven()).isFalse();
        assertThat(laptop.whenProven()).isEmpty();
    }

    private static KnownDevice device(String id, String browserKey, @Nullable String keyThumbprint) {
        Instant seen = Instant.parse("2026-11-01T12:00:00Z");
        return new KnownDevice(id, browserKey, keyThumbprint, null, DeviceDescription.UNKNOWN, seen, seen, null, false);
    }
}
