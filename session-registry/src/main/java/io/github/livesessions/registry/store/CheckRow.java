package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/** A node hears, or has heard, the pages of a session. While it is not released, the node vouches for the session. */
@Entity(name = "LiveSessionsCheck")
@Table(name = "LS_CHECK")
@IdClass(CheckRow.Key.class)
class CheckRow implements AsynchronousCommitAllowed {

    @Id
    @Column(name = "SESSION_ID", length = 64)
    String sessionId = "";

    @Id
    @Column(name = "NODE_ID", length = 36)
    String nodeId = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "USER_ID", length = 255)
    String userId = "";

    /** Milliseconds since 1970; exact once the row is released, a few minutes old before. */
    @Column(name = "LAST_SEEN_AT")
    long lastSeenAt;

    @Column(name = "RELEASED_AT")
    @Nullable
    Long releasedAt;

    /** The two columns that make a row. */
    record Key(String sessionId, String nodeId) implements Serializable {}
}
