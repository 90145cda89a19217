package io.github.livesessions.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "secp256r1", "secp384r1", "secp521r1"})
    void aKeyChecksWhatItHasSigned(String curve) throws GeneralSecurityException {
        AuditKey key = AuditKey.read(pem(pair(curve)));

        String signature = key.sign("a text");

        assertThat(key.signed("a text", signature)).isTrue();
        assertThat(key.signed("another text", signature)).isFalse();
        assertThat(AuditKey.read(pem(pair(curve))).signed("a text", signature)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "secp256r1", "secp521r1"})
    void whoHasThePublicHalfChecksTheSame(String curve) throws GeneralSecurityException {
        KeyPair pair = pair(curve);
        String signed = AuditKey.read(pem(pair)).sign("a text");

        Signature check = Signature.getInstance(curve.equals("Ed25519") ? "Ed25519" : "SHA256withECDSA");
        check.initVerify(pair.getPublic());
        check.update("a text".getBytes(StandardCharsets.UTF_8));

        assertThat(check.verify(Base64.getUrlDecoder().decode(signed))).isTrue();
    }

    @Test
    void aKeyIsToldFromAnotherByItsId() throws GeneralSecurityException {
        KeyPair pair = pair("Ed25519");

        assertThat(AuditKey.read(pem(pair)).id())
                .isEqualTo(AuditKey.read(pem(pair)).id())
                .hasSize(16);
        assertThat(AuditKey.read(pem(pair("Ed25519"))).id())
                .isNotEqualTo(AuditKey.read(pem(pair)).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
    void whatIsNoKeyIsRefused(String pem) {
        assertThatThrownBy(() -> AuditKey.read(pem)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void garbageIsNoSignature() throws GeneralSecurityException {
        AuditKey key = AuditKey.read(pem(pair("secp256r1")));

        assertThat(key.signed("a text", "")).isFalse();
        assertThat(key.signed("a text", "!")).isFalse();
        assertThat(key.signed("a text", "AAAA")).isFalse();
    }

    private static KeyPair pair(String curve) throws GeneralSecurityException {
        boolean edwards = curve.equals("Ed25519");
        AlgorithmParameterSpec parameters = edwards ? NamedParameterSpec.ED25519 : new ECGenParameterSpec(curve);
        KeyPairGenerator generator = KeyPairGenerator.getInstance(edwards ? "Ed25519" : "EC");
        generator.initialize(parameters);
        return generator.generateKeyPair();
    }

    static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
