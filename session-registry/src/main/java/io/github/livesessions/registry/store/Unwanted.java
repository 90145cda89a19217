package io.github.livesessions.registry.store;

/** A device of an account that has sessions though it is blocked for the realm. */
public record Unwanted(String realmId, String userId, String deviceId) {}
