package io.github.livesessions.core.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A SHA-256 over fields, each told from its neighbours by its length, and nothing told from an empty text. */
final class Digest {

    private static final int NOTHING = -1;

    private final MessageDigest digest;

    /**
     * Begins.
     *
     * @param purpose what is digested, so that no digest passes for another
     */
    Digest(String purpose) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        with(purpose);
    }

    Digest with(@Nullable Object field) {
        if (field == null) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(NOTHING).array());
            return this;
        }
        byte[] bytes = field.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    /** 43 characters of Base64. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }
}
