package io.github.livesessions.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far one login has come at the guard: the mailed code, of which only a digest is kept, and what has been used up.
 *
 * @param digest of the code that was mailed last; null where none stands
 * @param sentAt when the last code was mailed
 * @param sent how many codes have been mailed
 * @param tries how many wrong codes were tried, mailed ones and those of an app together
 */
record GuardState(@Nullable String digest, Instant sentAt, int sent, int tries) {

    static final GuardState NEW = new GuardState(null, Instant.EPOCH, 0, 0);

    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final Duration PAUSE = Duration.ofMinutes(1);
    static final int MAX_TRIES = 5;

    /** The first, and three more on demand. */
    static final int MAX_SENT = 4;

    private static final String NONE = "-";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Eight digits that nobody can guess. */
    static String freshCode() {
        return String.format(Locale.ROOT, "%08d", RANDOM.nextInt(100_000_000));
    }

    static GuardState parse(@Nullable String text) {
        if (text == null) {
            return NEW;
        }
        String[] words = text.split(" ", -1);
        return new GuardState(
                words[0].equals(NONE) ? null : words[0],
                Instant.ofEpochMilli(Long.parseLong(words[1])),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]));
    }

    String text() {
        return (digest == null ? NONE : digest) + ' ' + sentAt.toEpochMilli() + ' ' + sent + ' ' + tries;
    }

    boolean maySend(Instant now) {
        return sent < MAX_SENT && !spent() && !now.isBefore(sentAt.plus(PAUSE));
    }

    /** Whether there are more codes to be had, at once or after a pause. */
    boolean hasMore() {
        return sent < MAX_SENT && !spent();
    }

    /**
     * The state once this code has been mailed; one that was mailed before is void.
     *
     * @param login what tells this login from every other
     */
    GuardState sending(String code, String login, Instant now) {
        return new GuardState(digest(code, login), now, sent + 1, tries);
    }

    /** Whether this is the code that was mailed, in time. */
    boolean opens(String code, String login, Instant now) {
        return digest != null
                && !spent()
                && now.isBefore(sentAt.plus(LIFETIME))
                && MessageDigest.isEqual(
                        digest.getBytes(StandardCharsets.UTF_8),
                        digest(code, login).getBytes(StandardCharsets.UTF_8));
    }

    GuardState triedInVain() {
        return new GuardState(digest, sentAt, sent, tries + 1);
    }

    /** The state once the guard has been passed: the code is used up. */
    GuardState passed() {
        return new GuardState(null, sentAt, sent, tries);
    }

    /** Whether no code is taken any more in this login. */
    boolean spent() {
        return tries >= MAX_TRIES;
    }

    private static String digest(String code, String login) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((login + ' ' + code).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
