package io.github.livesessions.core.device;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public half of the key that a browser made for itself and cannot give away: ECDSA on the curve P-256. Texts are
 * base64url without padding, as browsers of all kinds and lengths of malice send them.
 */
public final class DeviceKey {

    /** A point in the uncompressed form: 4, x, y. */
    private static final int POINT_BYTES = 65;

    private static final int POINT_CHARS = 87;
    private static final int SIGNATURE_CHARS = 86;
    private static final ECParameterSpec P256 = p256();

    private final byte[] point;
    private final PublicKey key;

    private DeviceKey(byte[] point, PublicKey key) {
        this.point = point;
        this.key = key;
    }

    /** The key whose point is {@code text}; empty where that is no point of the curve. */
    public static Optional<DeviceKey> parse(@Nullable String text) {
        if (text == null || text.length() != POINT_CHARS) {
            return Optional.empty();
        }
        return decode(text).filter(DeviceKey::isOnCurve).map(DeviceKey::of);
    }

    /** The key's name: its thumbprint by RFC 7638, 43 characters. */
    public String thumbprint() {
        String x = encode(Arrays.copyOfRange(point, 1, 33));
        String y = encode(Arrays.copyOfRange(point, 33, POINT_BYTES));
        String jwk = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
        try {
            return encode(MessageDigest.getInstance("SHA-256").digest(jwk.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether {@code signature}, two numbers of 32 bytes each, is this key's over {@code message}. */
    public boolean signed(String message, @Nullable String signature) {
        return signed(message, signature, javasOwnCheck());
    }

    /**
     * As {@link #signed(String, String)}, by another implementation than Java's own.
     *
     * @param check of ECDSA with SHA-256, with signatures as two plain numbers
     */
    public boolean signed(String message, @Nullable String signature, Signature check) {
        if (signature == null || signature.length() != SIGNATURE_CHARS) {
            return false;
        }
        Optional<byte[]> bytes = decode(signature);
        if (bytes.isEmpty()) {
            return false;
        }
        try {
            check.initVerify(key);
            check.update(message.getBytes(StandardCharsets.UTF_8));
            return check.verify(bytes.get());
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** The check that every Java platform has. */
    public static Signature javasOwnCheck() {
        try {
            return Signature.getInstance("SHA256withECDSAinP1363Format");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has ECDSA", e);
        }
    }

    private static DeviceKey of(byte[] point) {
        ECPoint affine = new ECPoint(coordinate(point, 1), coordinate(point, 33));
        try {
            return new DeviceKey(point, KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, P256)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has ECDSA keys", e);
        }
    }

    /** A point off the curve may give away what a signature check must not. */
    private static boolean isOnCurve(byte[] point) {
        if (point.length != POINT_BYTES || point[0] != 4) {
            return false;
        }
        BigInteger p = ((ECFieldFp) P256.getCurve().getField()).getP();
        BigInteger x = coordinate(point, 1);
        BigInteger y = coordinate(point, 33);
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right = x.pow(3)
                .add(P256.getCurve().getA().multiply(x))
                .add(P256.getCurve().getB())
                .mod(p);
        return y.pow(2).mod(p).equals(right);
    }

    private static BigInteger coordinate(byte[] point, int from) {
        return new BigInteger(1, Arrays.copyOfRange(point, from, from + 32));
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ECParameterSpec p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
