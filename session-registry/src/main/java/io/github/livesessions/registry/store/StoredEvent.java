package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/** The columns of a session event, on its way in the outbox and at its end in the history. */
@MappedSuperclass
abstract class StoredEvent implements AsynchronousCommitAllowed {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    /** Milliseconds since 1970. */
    @Column(name = "HAPPENED_AT")
    long at;

    @Column(name = "TYPE", length = 30)
    String type = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "USER_ID", length = 255)
    @Nullable
    String userId;

    @Column(name = "ACTOR_ID", length = 255)
    @Nullable
    String actorId;

    @Column(name = "SESSION_ID", length = 64)
    @Nullable
    String sessionId;

    @Column(name = "DEVICE_ID", length = 36)
    @Nullable
    String deviceId;

    @Column(name = "CLIENT_ID", length = 36)
    @Nullable
    String clientId;

    @Column(name = "DEVICE_TYPE", length = 10)
    String deviceType = "";

    @Column(name = "MODEL", length = 60)
    @Nullable
    String model;

    @Column(name = "BROWSER", length = 60)
    @Nullable
    String browser;

    @Column(name = "BROWSER_VERSION", length = 60)
    @Nullable
    String browserVersion;

    @Column(name = "OS", length = 60)
    @Nullable
    String os;

    @Column(name = "OS_VERSION", length = 60)
    @Nullable
    String osVersion;

    @Column(name = "IP_ADDRESS", length = 45)
    @Nullable
    String ipAddress;

    @Column(name = "CITY", length = 120)
    @Nullable
    String city;

    @Column(name = "REGION", length = 120)
    @Nullable
    String region;

    @Column(name = "COUNTRY", length = 2)
    @Nullable
    String countryCode;

    @Column(name = "LATITUDE")
    @Nullable
    Double latitude;

    @Column(name = "LONGITUDE")
    @Nullable
    Double longitude;

    @Column(name = "ACCURACY_KM")
    @Nullable
    Integer accuracyKm;

    @Column(name = "CAUSE", length = 60)
    @Nullable
    String cause;

    @Column(name = "BY_DEVICE_ID", length = 36)
    @Nullable
    String byDeviceId;
}
