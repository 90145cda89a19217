package io.github.livesessions.core.block;

import org.jspecify.annotations.Nullable;

/**
 * A device that may not log in until it is unblocked.
 *
 * @param deviceId the device of the account that was blocked; null once that is forgotten
 * @param browserKey what tells its cookie, a digest; null where none was known
 * @param keyThumbprint of its device key, if it had one
 * @param fingerprint a keyed MAC of its fingerprint, if it showed one
 */
public record Block(
        String id,
        BlockScope scope,
        @Nullable String deviceId,
        @Nullable String browserKey,
        @Nullable String keyThumbprint,
        @Nullable String fingerprint) {}
