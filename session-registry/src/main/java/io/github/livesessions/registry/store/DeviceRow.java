package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/** A device of one account: two accounts that share a browser have a row each. */
@Entity(name = "LiveSessionsDevice")
@Table(name = "LS_DEVICE")
class DeviceRow implements AsynchronousCommitAllowed {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "USER_ID", length = 255)
    String userId = "";

    /** A digest of the browser's own id, so that the table gives no cookie away. */
    @Column(name = "BROWSER_KEY", length = 64)
    String browserKey = "";

    /** The name that the owner gave it. */
    @Column(name = "NAME", length = 60)
    @Nullable
    String name;

    @Column(name = "FIRST_SEEN_AT")
    long firstSeenAt;

    @Column(name = "LAST_SEEN_AT")
    long lastSeenAt;

    @Column(name = "DEVICE_TYPE", length = 10)
    String deviceType = "";

    @Column(name = "MODEL", length = 60)
    @Nullable
    String model;

    @Column(name = "BROWSER", length = 60)
    @Nullable
    String browser;

    @Column(name = "OS", length = 60)
    @Nullable
    String os;
}
