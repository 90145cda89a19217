package io.github.livesessions.registry.store;

import io.github.livesessions.core.audit.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as it is kept.
 *
 * @param keyId of the key that signed it; null where there was none
 */
public record SignedCheckpoint(
        Checkpoint checkpoint,
        @Nullable String keyId,
        @Nullable String signature) {}
