package io.github.livesessions.core.record;

import io.github.livesessions.core.network.AddressRange;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a realm somebody wants to see; null, or empty, for any.
 *
 * @param types only events of these types
 * @param from not before this moment
 * @param to before this moment
 * @param clientId internal id of the client
 * @param network only from there; an event whose address is not kept in full comes from nowhere
 */
public record EventFilter(
        @Nullable String userId,
        Set<SessionEventType> types,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String deviceId,
        @Nullable String countryCode,
        @Nullable AddressRange network,
        @Nullable String clientId) {

    /** All events. */
    public static final EventFilter ALL = new EventFilter(null, Set.of(), null, null, null, null, null, null);

    public EventFilter {
        types = Set.copyOf(types);
    }

    /** The same, but only of that user. */
    public EventFilter of(String user) {
        return new EventFilter(user, types, from, to, deviceId, countryCode, network, clientId);
    }
}
