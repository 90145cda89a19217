package io.github.livesessions.registry.store;

import io.github.livesessions.core.network.AddressRange;
import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.SessionKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions of a realm to list; a part that is null leaves none out.
 *
 * @param countryCode of the login's place, ISO 3166-1 alpha-2 in upper case
 * @param clientId internal id of the client that the session was opened for
 * @param plan name of the plan that its user is on
 * @param network addresses, one of which the login came from
 */
public record SessionFilter(
        @Nullable String userId,
        @Nullable String countryCode,
        @Nullable String clientId,
        @Nullable SessionKind kind,
        @Nullable Presence state,
        @Nullable String plan,
        @Nullable String deviceId,
        @Nullable AddressRange network,
        @Nullable Found found) {

    /** By nothing but these. */
    public SessionFilter(
            @Nullable String userId,
            @Nullable String countryCode,
            @Nullable String clientId,
            @Nullable SessionKind kind,
            @Nullable Presence state) {
        this(userId, countryCode, clientId, kind, state, null, null, null, null);
    }

    /**
     * What a word that was searched for may mean; a session has to have one of these.
     *
     * @param userIds accounts
     * @param devices of whatever accounts
     * @param cities of the login's place
     */
    public record Found(List<String> userIds, List<NamedDevice> devices, List<String> cities) {

        public Found {
            userIds = List.copyOf(userIds);
            devices = List.copyOf(devices);
            cities = List.copyOf(cities);
        }
    }

    /** A device of an account. */
    public record NamedDevice(String deviceId, String userId) {}
}
