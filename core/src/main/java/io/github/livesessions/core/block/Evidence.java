package io.github.livesessions.core.block;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a browser shows of itself at a login.
 *
 * @param deviceId the account's device that it is; null where it is new to the account
 * @param browserKey what tells its cookie
 * @param keyThumbprint of the key that it proved to hold; null for none
 * @param fingerprints keyed MACs of its fingerprint, one under each of the realm's keys; empty where it showed none
 * @param fingerprinted whether the realm asks for fingerprints at all
 */
public record Evidence(
        @Nullable String deviceId,
        @Nullable String browserKey,
        @Nullable String keyThumbprint,
        Set<String> fingerprints,
        boolean fingerprinted) {

    public Evidence {
        fingerprints = Set.copyOf(fingerprints);
    }
}
