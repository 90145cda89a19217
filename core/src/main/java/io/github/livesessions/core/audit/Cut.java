package io.github.livesessions.core.audit;

/**
 * The end of what retention has cut off a realm's chain; the chain goes on from its hash.
 *
 * @param seq of the last record that is gone
 * @param length how many records are gone
 * @param hash of the last record that is gone
 */
public record Cut(String realmId, long seq, long length, String hash) {

    /** Nothing is cut off. */
    public static Cut none(String realmId) {
        return new Cut(realmId, 0, 0, Link.origin(realmId));
    }

    /** What is signed. */
    public String text() {
        return String.join("\n", "live-sessions cut 1", realmId, Long.toString(seq), Long.toString(length), hash);
    }
}
