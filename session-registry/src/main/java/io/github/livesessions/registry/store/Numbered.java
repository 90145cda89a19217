package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.SessionEvent;

/** An event of the history with its place in the order of delivery. */
public record Numbered(long number, SessionEvent event) {}
