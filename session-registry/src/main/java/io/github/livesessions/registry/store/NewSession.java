package io.github.livesessions.registry.store;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.session.SessionKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session about to be recorded.
 *
 * @param id Keycloak's {@code sid}
 * @param deviceId the device of the account, null where none is known
 * @param clientId internal id of the client that it was opened for
 * @param plan name of the plan that the user is on; null where the realm has none
 * @param actorId who impersonates the user; null but for impersonation
 * @param keycloakStart the start that Keycloak keeps, in seconds since 1970
 */
public record NewSession(
        String id,
        String realmId,
        String userId,
        SessionKind kind,
        @Nullable String deviceId,
        @Nullable String clientId,
        @Nullable String actorId,
        int keycloakStart,
        Instant startedAt,
        Instant lastActivityAt,
        DeviceDescription device,
        @Nullable String ipAddress,
        @Nullable Place place,
        @Nullable String plan) {

    /** In a realm without plans. */
    public NewSession(
            String id,
            String realmId,
            String userId,
            SessionKind kind,
            @Nullable String deviceId,
            @Nullable String clientId,
            @Nullable String actorId,
            int keycloakStart,
            Instant startedAt,
            Instant lastActivityAt,
            DeviceDescription device,
            @Nullable String ipAddress,
            @Nullable Place place) {
        this(
                id,
                realmId,
                userId,
                kind,
                deviceId,
                clientId,
                actorId,
                keycloakStart,
                startedAt,
                lastActivityAt,
                device,
                ipAddress,
                place,
                null);
    }
}
