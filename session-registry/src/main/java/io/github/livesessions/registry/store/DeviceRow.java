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

    /** What the name is found by from its beginning. */
    @Column(name = "NAME_KEY", length = 64)
    @Nullable
    String nameKey;

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

    @Column(name = "BROWSER_VERSION", length = 60)
    @Nullable
    String browserVersion;

    @Column(name = "OS", length = 60)
    @Nullable
    String os;

    @Column(name = "OS_VERSION", length = 60)
    @Nullable
    String osVersion;

    /** Of the device key; null as long as none was shown. */
    @Column(name = "KEY_THUMBPRINT", length = 43)
    @Nullable
    String keyThumbprint;

    /** A keyed MAC of the last fingerprint that it showed. */
    @Column(name = "FINGERPRINT", length = 120)
    @Nullable
    String fingerprint;

    /** When it passed a second factor or a mailed code; null as long as it did not. */
    @Column(name = "PROVEN_AT")
    @Nullable
    Long provenAt;

    @Column(name = "TRUSTED")
    boolean trusted;
}
