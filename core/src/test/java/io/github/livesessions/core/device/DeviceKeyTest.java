package io.github.livesessions.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceKeyTest {

    private static final String MESSAGE = "a challenge";

    private final KeyPair pair = pair("secp256r1");

    @Test
    void whatTheKeySignedIsItsOwn() {
        DeviceKey key = DeviceKey.parse(point(pair)).orElseThrow();

        assertThat(key.signed(MESSAGE, sign(pair, MESSAGE))).isTrue();
    }

    @Test
    void anotherMessageOrAnotherKeysSignatureIsNot() {
        DeviceKey key = DeviceKey.parse(point(pair)).orElseThrow();

        assertThat(key.signed("another challenge", sign(pair, MESSAGE))).isFalse();
        assertThat(key.signed(MESSAGE, sign(pair("secp256r1"), MESSAGE))).isFalse();
    }

    @Test
    void theThumbprintIsThatOfRfc7638() {
        // the point of the key of RFC 7515, appendix A.3, and its thumbprint, computed by another implementation
        byte[] point = new byte[65];
        point[0] = 4;
        byte[] x = Base64.getUrlDecoder().decode("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");
        byte[] y = Base64.getUrlDecoder().decode("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
        System.arraycopy(x, 0, point, 1, 32);
        System.arraycopy(y, 0, point, 33, 32);

        assertThat(DeviceKey.parse(encode(point)).orElseThrow().thumbprint())
                .isEqualTo("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U");
    }

    @Test
    void aPointOfAnotherCurveIsNoKey() {
        assertThat(DeviceKey.parse(point(pair("secp384r1")))).isEmpty();
        byte[] shifted = Base64.getUrlDecoder().decode(point(pair));
        shifted[64] ^= 1;
        assertThat(DeviceKey.parse(encode(shifted))).isEmpty();
    }

    @Test
    void coordinatesBeyondTheFieldAreNoKey() {
        byte[] beyond = new byte[65];
        Arrays.fill(beyond, (byte) 0xff);
        beyond[0] = 4;

        assertThat(DeviceKey.parse(encode(beyond))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "not base64 at all, but as long as a point would be: 87 characters, counted twice over!!"
            })
    void whateverElseComesIsNoKey(String text) {
        assertThat(DeviceKey.parse(text)).isEmpty();
        assertThat(DeviceKey.parse(null)).isEmpty();
        assertThat(DeviceKey.parse("A".repeat(1_000_000))).isEmpty();
        assertThat(DeviceKey.parse("A".repeat(87))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!"
            })
    void whateverElseComesIsNoSignature(String text) {
        DeviceKey key = DeviceKey.parse(point(pair)).orElseThrow();

        assertThat(key.signed(MESSAGE, text)).isFalse();
        assertThat(key.signed(MESSAGE, null)).isFalse();
        assertThat(key.signed(MESSAGE, "A".repeat(86))).isFalse();
    }

    private static KeyPair pair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String point(KeyPair pair) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        byte[] point = new byte[65];
        point[0] = 4;
        copy(key.getW().getAffineX(), point, 1);
        copy(key.getW().getAffineY(), point, 33);
        return encode(point);
    }

    private static void copy(BigInteger number, byte[] to, int at) {
        byte[] bytes = number.toByteArray();
        byte[] last = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 32), bytes.length);
        System.arraycopy(last, 0, to, at + 32 - last.length, last.length);
    }

    private static String sign(KeyPair pair, String message) {
        try {
            Signature signing = Signature.getInstance("SHA256withECDSAinP1363Format");
            signing.initSign(pair.getPrivate());
            signing.update(message.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return encode(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
