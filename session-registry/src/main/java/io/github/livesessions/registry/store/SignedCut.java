package io.github.livesessions.registry.store;

import io.github.livesessions.core.audit.Cut;
import org.jspecify.annotations.Nullable;

/**
 * The end of what is cut off, as it is kept.
 *
 * @param keyId of the key that signed it; null where there was none
 */
public record SignedCut(
        Cut cut, @Nullable String keyId, @Nullable String signature) {}
