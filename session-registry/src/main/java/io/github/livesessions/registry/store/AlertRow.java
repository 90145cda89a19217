package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/** An alert and its owner's answer. */
@Entity(name = "LiveSessionsAlert")
@Table(name = "LS_ALERT")
class AlertRow implements AsynchronousCommitAllowed {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    /** Milliseconds since 1970. */
    @Column(name = "RAISED_AT")
    long at;

    @Column(name = "RULE_ID", length = 30)
    String rule = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "USER_ID", length = 255)
    String userId = "";

    @Column(name = "SESSION_ID", length = 64)
    @Nullable
    String sessionId;

    @Column(name = "DEVICE_ID", length = 36)
    @Nullable
    String deviceId;

    @Column(name = "BY_DEVICE_ID", length = 36)
    @Nullable
    String byDeviceId;

    @Column(name = "VERDICT", length = 10)
    @Nullable
    String verdict;
}
