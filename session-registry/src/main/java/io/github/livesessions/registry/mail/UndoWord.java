package io.github.livesessions.registry.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The word in a mail that undoes a block: who has it reads the owner's mail.
 *
 * @param text 128 random bits, fit for an address
 */
public record UndoWord(String text) {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A word that nobody has seen. */
    public static UndoWord fresh() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new UndoWord(TEXT.encodeToString(bytes));
    }

    /** What the tables keep of it. */
    public String digest() {
        try {
            return TEXT.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** It opens something: it is in the mail and nowhere else. */
    @Override
    public String toString() {
        return "an undo word";
    }
}
