package io.github.livesessions.registry.store;

import io.github.livesessions.core.audit.EventPart;
import io.github.livesessions.core.audit.Link;
import java.util.Map;

/**
 * A record of the chain as it is stored.
 *
 * @param salts of the parts that nobody has erased
 * @param gone the erasure that took a part's salt, by the id of its event
 * @param hash as it is stored, right or wrong
 */
public record ChainRecord(Link link, Map<EventPart, String> salts, Map<EventPart, String> gone, String hash) {

    public ChainRecord {
        salts = Map.copyOf(salts);
        gone = Map.copyOf(gone);
    }
}
