package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/** A live session. The row goes when the session ends; its story is told by session events. */
@Entity(name = "LiveSessionsSession")
@Table(name = "LS_SESSION")
class SessionRow implements AsynchronousCommitAllowed {

    @Id
    @Column(name = "ID", length = 64)
    String id = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "USER_ID", length = 255)
    String userId = "";

    @Column(name = "KIND", length = 20)
    String kind = "";

    @Column(name = "DEVICE_ID", length = 36)
    @Nullable
    String deviceId;

    @Column(name = "CLIENT_ID", length = 36)
    @Nullable
    String clientId;

    @Column(name = "ACTOR_ID", length = 255)
    @Nullable
    String actorId;

    /** Seconds since 1970, as Keycloak keeps it: tells a session from another that was given its id later. */
    @Column(name = "KEYCLOAK_START")
    int keycloakStart;

    @Column(name = "STARTED_AT")
    long startedAt;

    @Column(name = "LAST_ACTIVITY_AT")
    long lastActivityAt;

    /** Name of the plan that the user is on; null where the realm has none. */
    @Column(name = "PLAN", length = 40)
    @Nullable
    String plan;

    /** A name of presence; null for a session that no page ever checked. */
    @Column(name = "STATE", length = 10)
    @Nullable
    String state;

    /** When a page last checked, as of the last change of the state. */
    @Column(name = "LAST_SEEN_AT")
    @Nullable
    Long lastSeenAt;

    /** When a session kept above the limit has to go; null for all others. */
    @Column(name = "KEEP_UNTIL")
    @Nullable
    Long keepUntil;

    /** When its realm, in report-only, would have ended it or not let it begin; null for all others. */
    @Column(name = "SPARED_AT")
    @Nullable
    Long sparedAt;

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

    /** The address in a form that has an order; null where it is not kept in full. */
    @Column(name = "IP_KEY", length = 32)
    @Nullable
    String ipKey;

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
}
