package io.github.livesessions.registry.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeviceCookieTest {

    @Test
    void aNewIdIs128BitsThatACookieCanCarry() {
        assertThat(Stream.generate(DeviceCookie::newId).limit(1_000))
                .allSatisfy(id -> assertThat(id).matches("[A-Za-z0-9_-]{22}"));
    }

    @Test
    void noTwoIdsAreTheSame() {
        assertThat(Stream.generate(DeviceCookie::newId).limit(1_000)).doesNotHaveDuplicates();
    }

    /** SHA-256 of "abc" as FIPS 180-2 gives it (B.1), in the alphabet of RFC 4648 for addresses. */
    @Test
    void theKeyIsTheSha256OfTheId() {
        assertThat(DeviceCookie.key("abc")).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    /** The digest of nothing, from the same source; no padding, whatever the id. */
    @Test
    void theKeyHasTheSameLengthForEveryId() {
        assertThat(DeviceCookie.key("")).isEqualTo("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
        assertThat(DeviceCookie.key("grant é " + "x".repeat(10_000))).hasSize(43);
    }

    @Test
    void theKeyOfABrowserStaysTheSame() {
        String id = DeviceCookie.newId();

        assertThat(DeviceCookie.key(id)).isEqualTo(DeviceCookie.key(id)).isNotEqualTo(id);
    }
}
