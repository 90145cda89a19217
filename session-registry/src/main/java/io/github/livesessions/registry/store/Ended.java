package io.github.livesessions.registry.store;

/** A session that has left the list. */
public record Ended(String userId, String sessionId) {}
