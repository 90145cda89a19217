package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A blocked device. It outlives the device's own row. It lacks Keycloak's marker for asynchronous commits on purpose: a
 * block must survive the crash of the database.
 */
@Entity(name = "LiveSessionsBlock")
@Table(name = "LS_BLOCK")
class BlockRow {

    /** Stands for all users in a block of the whole realm. */
    static final String EVERYBODY = "*";

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    /** Whose account is kept from the device; {@value #EVERYBODY} for all of the realm. */
    @Column(name = "USER_ID", length = 255)
    String userId = "";

    @Column(name = "DEVICE_ID", length = 36)
    @Nullable
    String deviceId;

    @Column(name = "BROWSER_KEY", length = 64)
    @Nullable
    String browserKey;

    @Column(name = "KEY_THUMBPRINT", length = 43)
    @Nullable
    String keyThumbprint;

    @Column(name = "FINGERPRINT", length = 120)
    @Nullable
    String fingerprint;

    @Column(name = "REASON", length = 200)
    @Nullable
    String reason;

    @Column(name = "BLOCKED_AT")
    long blockedAt;

    /** Who blocked it: the owner or an administrator. */
    @Column(name = "ACTOR_ID", length = 255)
    @Nullable
    String actorId;

    /** The device from which it was blocked, which may undo it for a while. */
    @Column(name = "BY_DEVICE_ID", length = 36)
    @Nullable
    String byDeviceId;

    /** A digest of the word in the mail that undoes it. */
    @Column(name = "UNDO_DIGEST", length = 64)
    @Nullable
    String undoDigest;
}
