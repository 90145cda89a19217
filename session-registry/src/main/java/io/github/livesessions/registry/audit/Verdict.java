package io.github.livesessions.registry.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a realm's chain has found.
 *
 * @param intact whether nothing is wrong
 * @param records how many records were checked
 * @param cut how many were cut off before, by retention
 * @param last number of the last record; 0 where there is none
 * @param signed whether there is a key, without which a chain that was made up anew is not noticed
 * @param signedUpTo the last record that a signed checkpoint vouches for; 0 where none does
 * @param waiting events that are on their way into the history
 * @param fault the first thing that is wrong
 */
public record Verdict(
        boolean intact,
        long records,
        long cut,
        long last,
        boolean signed,
        long signedUpTo,
        long waiting,
        Instant checkedAt,
        @Nullable Fault fault) {

    /**
     * What is wrong.
     *
     * @param seq number of the first record that is
     * @param eventId its event, where it is known
     * @param kind a kebab-case word
     * @param detail one sentence
     */
    public record Fault(long seq, @Nullable String eventId, String kind, String detail) {}
}
