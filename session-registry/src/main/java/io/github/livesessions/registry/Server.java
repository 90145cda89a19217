package io.github.livesessions.registry;

import io.github.livesessions.core.place.PlaceLookup;
import io.github.livesessions.registry.ending.Endings;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What all registries of one server share.
 *
 * @param heldOpen whether the start option holds every gate open
 */
record Server(
        boolean heldOpen, Clock clock, PlaceLookup places, AccountQueue queue, Endings endings, Executor executor) {}
