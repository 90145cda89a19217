package io.github.livesessions.registry.store;

import java.time.Instant;

/**
 * A device of an account that has sessions from before it was blocked for the realm.
 *
 * @param blockedAt when it was
 */
public record Unwanted(String realmId, String userId, String deviceId, Instant blockedAt) {}
