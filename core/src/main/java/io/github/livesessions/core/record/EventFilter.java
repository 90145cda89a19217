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
 * @param pseudonyms under which the device, or a network of one address, may be kept instead
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
        @Nullable String clientId,
        Set<String> pseudonyms) {

    /** All events. */
    public static final EventFilter ALL = new EventFilter(null, Set.of(), null, null, null, null, null, null, Set.of());

    public EventFilter {
        types = Set.copyOf(types);
        pseudonyms = Set.copyOf(pseudonyms);
    }

    /** The same, where device and address may be kept under these names. */
    public EventFilter under(Set<String> names) {
        return new EventFilter(userId, types, from, to, deviceId, countryCode, network, clientId, names);
    }

    /** The same, but only of that user. */
    public EventFilter of(String user) {
        return new EventFilter(user, types, from, to, deviceId, countryCode, network, clientId, pseudonyms);
    }
}
