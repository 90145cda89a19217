package io.github.livesessions.registry.store;

/** A session whose time above the limit is over. */
public record Overdue(String realmId, String userId, String sessionId) {}
