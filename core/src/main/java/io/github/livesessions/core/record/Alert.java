package io.github.livesessions.core.record;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the account's owner or an administrator should look at.
 *
 * @param sessionId the session that it is about, if any
 * @param deviceId the device that it is about, if any
 * @param byDeviceId the device of the account from which it was done, where it was done and that is known
 * @param answer what the owner said; null until they did
 */
public record Alert(
        String id,
        Instant at,
        AlertRule rule,
        String realmId,
        String userId,
        @Nullable String sessionId,
        @Nullable String deviceId,
        @Nullable String byDeviceId,
        @Nullable Verdict answer) {

    /** What the owner says of an alert. */
    public enum Verdict {
        MINE("mine"),
        NOT_MINE("not-mine");

        private final String id;

        Verdict(String id) {
            this.id = id;
        }

        /** The stored and published name. */
        public String id() {
            return id;
        }

        /** The verdict of that name, if there is one. */
        public static Optional<Verdict> of(String id) {
            for (Verdict verdict : values()) {
                if (verdict.id.equals(id)) {
                    return Optional.of(verdict);
                }
            }
            return Optional.empty();
        }
    }

    /** What the owner said, if they did. */
    public Optional<Verdict> answered() {
        return Optional.ofNullable(answer);
    }
}
