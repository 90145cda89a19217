package io.github.livesessions.it.lock;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** The key that an application binds its tokens to, RFC 9449. */
final class DpopKey {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair pair;

    DpopKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fresh proof for a POST to {@code url}. */
    String proof(URI url) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        Map<String, String> jwk = Map.of(
                "kty",
                "EC",
                "crv",
                "P-256",
                "x",
                encode(key.getW().getAffineX()),
                "y",
                encode(key.getW().getAffineY()));
        Map<String, Object> claims = Map.of(
                "jti", UUID.randomUUID().toString(),
                "htm", "POST",
                "htu", url.toString(),
                "iat", Instant.now().getEpochSecond());
        String signed = json(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", jwk)) + "." + json(claims);
        return signed + "." + signature(signed);
    }

    private String signature(String text) {
        try {
            Signature signing = Signature.getInstance("SHA256withECDSAinP1363Format");
            signing.initSign(pair.getPrivate());
            signing.update(text.getBytes(StandardCharsets.US_ASCII));
            return encode(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, ?> object) {
        try {
            return encode(JSON.writeValueAsBytes(object));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] last = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 32), bytes.length);
        byte[] padded = new byte[32];
        System.arraycopy(last, 0, padded, 32 - last.length, last.length);
        return encode(padded);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
