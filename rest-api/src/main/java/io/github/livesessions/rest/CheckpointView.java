package io.github.livesessions.rest;

import io.github.livesessions.registry.store.SignedCheckpoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the audit chain had come, as an export takes it away.
 *
 * @param seq of the last record
 * @param count how many records there had been
 * @param keyId of the key that signed it; null where there was none
 */
record CheckpointView(
        long seq,
        long count,
        String hash,
        Instant at,
        @Nullable String keyId,
        @Nullable String signature) {

    static CheckpointView of(SignedCheckpoint signed) {
        return new CheckpointView(
                signed.checkpoint().seq(),
                signed.checkpoint().length(),
                signed.checkpoint().hash(),
                signed.checkpoint().at(),
                signed.keyId(),
                signed.signature());
    }
}
