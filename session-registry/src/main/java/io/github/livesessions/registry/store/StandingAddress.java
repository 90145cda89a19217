package io.github.livesessions.registry.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an account's verified address.
 *
 * @param digest of the address; null where none is verified
 * @param since since when it stands; null where nobody has looked yet
 */
public record StandingAddress(
        @Nullable String digest, @Nullable Instant since) {}
