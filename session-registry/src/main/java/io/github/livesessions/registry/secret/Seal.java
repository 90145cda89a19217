package io.github.livesessions.registry.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keeps texts so that nobody reads them in our tables: enciphered by a key that is derived from the realm's own, which lies
 * elsewhere.
 */
public final class Seal {

    private static final String MARK = "sealed:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<DerivedKey> keys;

    Seal(List<DerivedKey> keys) {
        this.keys = keys;
    }

    /** By the keys of that realm. */
    public static Seal of(KeycloakSession session, RealmModel realm) {
        return new Seal(DerivedKey.of(session, realm, "live-sessions seal"));
    }

    /** The text, closed; as it is where it is closed already, or where the realm has no key. */
    public String close(String text) {
        if (keys.isEmpty() || text.startsWith(MARK)) {
            return text;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] closed =
                    cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, nonce.length + closed.length);
            System.arraycopy(closed, 0, all, nonce.length, closed.length);
            return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM", e);
        }
    }

    /** The text that was closed; one that never was is as it is. Empty where its key is gone. */
    public Optional<String> open(String text) {
        if (!text.startsWith(MARK)) {
            return Optional.of(text);
        }
        byte[] all = Base64.getUrlDecoder().decode(text.substring(MARK.length()));
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        return keys.stream().flatMap(key -> open(key, nonce, all).stream()).findFirst();
    }

    private static Optional<String> open(DerivedKey key, byte[] nonce, byte[] all) {
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(all, nonce.length, all.length - nonce.length);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException otherKey) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM", e);
        }
    }

    private static Cipher cipher(int mode, DerivedKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.forCipher(), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
