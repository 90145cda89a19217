package io.github.livesessions.registry.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A salted digest of an address: it tells that an address has changed, and not what it is. */
final class AddressDigest {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    private AddressDigest() {}

    /** A digest under a salt of its own. */
    static String of(String address) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return salted(TEXT.encodeToString(salt), address);
    }

    /** Whether the digest is of that address. */
    static boolean matches(String digest, String address) {
        int end = digest.indexOf('.');
        return end > 0 && digest.equals(salted(digest.substring(0, end), address));
    }

    private static String salted(String salt, String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((salt + '.' + address).getBytes(StandardCharsets.UTF_8));
            return salt + '.' + TEXT.encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
