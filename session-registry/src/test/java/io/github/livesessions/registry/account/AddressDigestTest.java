package io.github.livesessions.registry.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressDigestTest {

    @Test
    void itTellsAnAddressFromAnother() {
        String digest = AddressDigest.of("ada@example.org");
        assertThat(AddressDigest.matches(digest, "ada@example.org")).isTrue();
        assertThat(AddressDigest.matches(digest, "eve@example.org")).isFalse();
    }

    @Test
    void itDoesNotTellTheAddress() {
        assertThat(AddressDigest.of("ada@example.org")).doesNotContain("ada").hasSizeLessThanOrEqualTo(70);
    }

    @Test
    void noTwoAccountsShareADigest() {
        assertThat(AddressDigest.of("ada@example.org")).isNotEqualTo(AddressDigest.of("ada@example.org"));
    }

    @Test
    void whatIsNoDigestMatchesNothing() {
        assertThat(AddressDigest.matches("", "ada@example.org")).isFalse();
        assertThat(AddressDigest.matches(".", "ada@example.org")).isFalse();
    }
}
