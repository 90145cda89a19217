package io.github.livesessions.registry.visit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser has shown of itself in a login.
 *
 * @param keyThumbprint of the key that it proved to hold; null for none
 * @param asked whether it was asked for its key
 * @param fingerprints keyed MACs of its fingerprint, the one under the realm's present key first; empty for none
 * @param factorSince since when the second factor, or the address of the mailed code, exists that the login passed; null
 *     where it passed none
 * @param since when the gate first saw the login; a factor that was added in it is no older. Null where that is unknown
 */
public record Showing(
        @Nullable String keyThumbprint,
        boolean asked,
        List<String> fingerprints,
        @Nullable Instant factorSince,
        @Nullable Instant since) {

    /** Nothing was asked, nothing shown. */
    public static final Showing NOTHING = new Showing(null, false, List.of(), null, null);

    /** The fingerprint's MAC that the tables keep; null for none. */
    public @Nullable String fingerprint() {
        return fingerprints.isEmpty() ? null : fingerprints.get(0);
    }

    /** When the device was first seen, if it is seen in this login for the first time. */
    public Instant firstSeen(Instant now) {
        return since == null || now.isBefore(since) ? now : since;
    }
}
