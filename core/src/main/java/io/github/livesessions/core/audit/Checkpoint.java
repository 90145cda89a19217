package io.github.livesessions.core.audit;

import java.time.Instant;

/**
 * How far a realm's chain had come at a moment.
 *
 * @param seq of the last record
 * @param length how many records there have been since the beginning, those that are cut off by now among them
 * @param hash of the last record
 */
public record Checkpoint(String realmId, long seq, long length, String hash, Instant at) {

    /** What is signed. */
    public String text() {
        return String.join(
                "\n",
                "live-sessions checkpoint 1",
                realmId,
                Long.toString(seq),
                Long.toString(length),
                hash,
                Long.toString(at.toEpochMilli()));
    }
}
