package io.github.livesessions.core.device;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device that an account has been used from.
 *
 * @param browserKey what tells its cookie, a digest
 * @param keyThumbprint of its device key; null as long as it has shown none
 * @param name that its owner gave it, if any
 * @param provenAt when it passed a second factor or a mailed code; null as long as it did not
 * @param trusted whether its owner marked it as trusted
 * @param lastSeenAt to the day: a login of the same day does not write it again
 */
public record KnownDevice(
        String id,
        String browserKey,
        @Nullable String keyThumbprint,
        @Nullable String name,
        DeviceDescription description,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Nullable Instant provenAt,
        boolean trusted) {

    /** Whether it may do what a stolen password alone must not. */
    public boolean proven() {
        return provenAt != null;
    }

    /** Whether a factor or an address that exists since {@code since} proves it: one that is older than its first login. */
    public boolean isProvenBy(Instant since) {
        return since.isBefore(firstSeenAt);
    }

    /** When it became proven, if it did. */
    public Optional<Instant> whenProven() {
        return Optional.ofNullable(provenAt);
    }
}
