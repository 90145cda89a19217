package io.github.livesessions.core.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A key from outside the database, by which checkpoints are signed and checked. */
public final class AuditKey {

    private static final Map<String, String> SIGNATURES = Map.of("EC", "SHA256withECDSA", "Ed25519", "Ed25519");

    private final PrivateKey secret;
    private final PublicKey published;
    private final String algorithm;
    private final String id;

    private AuditKey(PrivateKey secret, PublicKey published, String algorithm) {
        this.secret = secret;
        this.published = published;
        this.algorithm = algorithm;
        this.id = id(published);
    }

    /**
     * Reads a private key in PKCS#8, as PEM: Ed25519, or EC on a curve that Java knows.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static AuditKey read(String pem) {
        byte[] bytes = body(pem);
        return SIGNATURES.entrySet().stream()
                .flatMap(kind -> key(bytes, kind.getKey(), kind.getValue()).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no private key of the kind Ed25519 or EC, in PKCS#8"));
    }

    private static Optional<AuditKey> key(byte[] bytes, String kind, String algorithm) {
        try {
            PrivateKey secret = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            return Optional.of(new AuditKey(secret, PublicHalf.of(secret), algorithm));
        } catch (GeneralSecurityException anotherKind) {
            return Optional.empty();
        }
    }

    /** Tells the key from others: the beginning of a digest of its public half. */
    public String id() {
        return id;
    }

    /** Signs a text. */
    public String sign(String text) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit key cannot sign", e);
        }
    }

    /** Whether this key has signed that text. */
    public boolean signed(String text, String signed) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(published);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getUrlDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    private static byte[] body(String pem) {
        String text = pem.strip();
        String begin = "-----BEGIN PRIVATE KEY-----";
        String end = "-----END PRIVATE KEY-----";
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw new IllegalArgumentException("no PEM file with a PRIVATE KEY (PKCS#8, not encrypted)");
        }
        return Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length()));
    }

    private static String id(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
