package io.github.livesessions.registry.store;

/**
 * What an account's row says while it is locked.
 *
 * @param blockChanges how often the account's blocks have changed
 * @param located whether the person lets places and whole addresses be kept
 */
public record LockedAccount(int blockChanges, boolean located) {}
