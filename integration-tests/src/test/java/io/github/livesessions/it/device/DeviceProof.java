package io.github.livesessions.it.device;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** What the script of the page that asks for a browser's key does, with a key of Java's. */
final class DeviceProof {

    static final String FIELD = "live-sessions-proof";
    static final String FORM = "#live-sessions-proof-form";

    private final KeyPair pair;
    private final String fingerprint;

    private DeviceProof(KeyPair pair, String fingerprint) {
        this.pair = pair;
        this.fingerprint = fingerprint;
    }

    static DeviceProof withFreshKey() {
        return new DeviceProof(freshPair(), "");
    }

    DeviceProof withFingerprint(String shown) {
        return new DeviceProof(pair, shown);
    }

    /** The same browser with its storage cleared. */
    DeviceProof forgotten() {
        return new DeviceProof(freshPair(), fingerprint);
    }

    /** What the login page itself asks the browser to sign, where the device step stands in the flow. */
    Optional<String> challengeOn(Page page) {
        return Optional.ofNullable(page.html().selectFirst("script[src*=live-sessions/step-]"))
                .map(script -> URI.create(script.attr("src")).getRawQuery())
                .map(query -> Form.parse(query).get("challenge"));
    }

    void fill(Form form, String challenge) {
        form.without(FIELD).with(FIELD, "1");
        form.without("key").with("key", point());
        form.without("signature").with("signature", signature(challenge));
        form.without("fingerprint").with("fingerprint", fingerprint);
    }

    private String point() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        byte[] point = new byte[65];
        point[0] = 4;
        copy(key.getW().getAffineX(), point, 1);
        copy(key.getW().getAffineY(), point, 33);
        return encode(point);
    }

    private String signature(String challenge) {
        try {
            Signature signing = Signature.getInstance("SHA256withECDSAinP1363Format");
            signing.initSign(pair.getPrivate());
            signing.update(challenge.getBytes(StandardCharsets.UTF_8));
            return encode(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(BigInteger number, byte[] to, int at) {
        byte[] bytes = number.toByteArray();
        byte[] last = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 32), bytes.length);
        System.arraycopy(last, 0, to, at + 32 - last.length, last.length);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair freshPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
