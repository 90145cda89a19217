package io.github.livesessions.bench.drive;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** The key that a browser's scripts have made and show with the password. */
final class BrowserKey {

    private static final int POINT_BYTES = 65;
    private static final int COORDINATE_BYTES = 32;

    private final KeyPair pair;
    private final String point;

    /** As long as a real one, and as good as any: nobody is blocked here. */
    private final String fingerprint;

    private BrowserKey(KeyPair pair) {
        this.pair = pair;
        this.point = encode(point((ECPublicKey) pair.getPublic()));
        this.fingerprint = String.format("%032x", pair.getPublic().hashCode());
    }

    static BrowserKey fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new BrowserKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** The fields that the scripts add to a form, form-encoded. */
    String fields(String challenge) {
        return "&live-sessions-proof=1&" + Form.pair("key", point) + "&"
                + Form.pair("signature", encode(signature(challenge))) + "&" + Form.pair("fingerprint", fingerprint);
    }

    private byte[] signature(String challenge) {
        try {
            Signature signing = Signature.getInstance("SHA256withECDSAinP1363Format");
            signing.initSign(pair.getPrivate());
            signing.update(challenge.getBytes(StandardCharsets.UTF_8));
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has ECDSA", e);
        }
    }

    private static byte[] point(ECPublicKey key) {
        byte[] point = new byte[POINT_BYTES];
        point[0] = 4;
        put(key.getW().getAffineX(), point, COORDINATE_BYTES);
        put(key.getW().getAffineY(), point, 2 * COORDINATE_BYTES);
        return point;
    }

    /** Big-endian, its last byte at {@code lastAt}. */
    private static void put(BigInteger number, byte[] point, int lastAt) {
        BigInteger rest = number;
        for (int i = 0; i < COORDINATE_BYTES; i++) {
            point[lastAt - i] = rest.byteValue();
            rest = rest.shiftRight(Byte.SIZE);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
