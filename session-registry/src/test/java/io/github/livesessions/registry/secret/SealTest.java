package io.github.livesessions.registry.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.keycloak.crypto.KeyWrapper;

class SealTest {

    private static final String CLAIMS = "{\"sub\":\"ada\",\"sid\":\"s-1\"}";

    private final Seal seal = new Seal(List.of(key("old secret")));

    @Test
    void whatIsClosedSaysNothingAndOpensAgain() {
        String closed = seal.close(CLAIMS);

        assertThat(closed).doesNotContain("ada", "sub");
        assertThat(seal.open(closed)).contains(CLAIMS);
    }

    @Test
    void nothingIsClosedTheSameWayTwice() {
        assertThat(seal.close(CLAIMS)).isNotEqualTo(seal.close(CLAIMS));
    }

    @Test
    void whatIsClosedStaysAsItIs() {
        String closed = seal.close(CLAIMS);

        assertThat(seal.close(closed)).isEqualTo(closed);
    }

    @Test
    void aNewKeyClosesAndTheOldOneStillOpens() {
        Seal later = new Seal(List.of(key("new secret"), key("old secret")));

        assertThat(later.open(seal.close(CLAIMS))).contains(CLAIMS);
        assertThat(seal.open(later.close(CLAIMS))).isEmpty();
    }

    @Test
    void whatWasNeverClosedIsReadAsItIs() {
        assertThat(seal.open(CLAIMS)).contains(CLAIMS);
    }

    @Test
    void aRealmWithoutAKeyClosesNothing() {
        assertThat(new Seal(List.of()).close(CLAIMS)).isEqualTo(CLAIMS);
    }

    private static DerivedKey key(String secret) {
        KeyWrapper key = new KeyWrapper();
        key.setSecretKey(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        return new DerivedKey(key, "test");
    }
}
