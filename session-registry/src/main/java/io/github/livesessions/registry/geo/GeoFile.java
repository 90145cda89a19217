package io.github.livesessions.registry.geo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A configured geo file as administrators are told of it.
 *
 * @param name without the directory
 * @param built when the database in use was built; null where none is in use
 * @param fault what is wrong with the file, and what to do; null for nothing
 */
public record GeoFile(
        String name, @Nullable Instant built, @Nullable String fault) {}
