package io.github.livesessions.registry.store;

import java.time.Instant;

/**
 * A device that the account has been used from.
 *
 * @param lastSeenAt to the day: a login of the same day does not write it again
 */
public record KnownDevice(String id, Instant lastSeenAt) {}
