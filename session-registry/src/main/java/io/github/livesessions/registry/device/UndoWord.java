package io.github.livesessions.registry.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A word that undoes a block for a while: who has been told it needs nothing else. Only its digest is kept.
 *
 * @param text 128 random bits in base64url
 */
public record UndoWord(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    /** A word that nobody has heard yet. */
    public static UndoWord fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new UndoWord(encode(bytes));
    }

    /** The word that somebody says, if it looks like one. */
    public static Optional<UndoWord> heard(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new UndoWord(text)) : Optional.empty();
    }

    /** What is kept of it: SHA-256 in base64url. */
    public String digest() {
        try {
            return encode(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The word is a secret: it shows up in no log by mistake. */
    @Override
    public String toString() {
        return "UndoWord";
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
