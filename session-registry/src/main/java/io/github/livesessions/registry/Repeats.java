package io.github.livesessions.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Remembers for a while what has been told, so that a flood of the same is told once. */
final class Repeats {

    private static final int MAX = 100_000;

    private final Cache<String, Boolean> told;

    /** A memory that forgets after {@code pause}, and holds 100,000 stories at most. */
    Repeats(Duration pause) {
        this.told =
                Caffeine.newBuilder().expireAfterWrite(pause).maximumSize(MAX).build();
    }

    /** Whether {@code story} has not been told for a while; from now on it has. */
    boolean isFresh(String story) {
        return told.asMap().putIfAbsent(story, Boolean.TRUE) == null;
    }

    /** Forgets that it was told, as where it could not be told after all. */
    void forget(String story) {
        told.invalidate(story);
    }
}
