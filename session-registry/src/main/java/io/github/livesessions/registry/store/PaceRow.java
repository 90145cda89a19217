package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/** One thing that an account may have done only so often an hour. */
@Entity(name = "LiveSessionsPace")
@Table(name = "LS_PACE")
class PaceRow implements AsynchronousCommitAllowed {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "USER_ID", length = 255)
    String userId = "";

    @Column(name = "KIND", length = 10)
    String kind = "";

    /** Milliseconds since 1970. */
    @Column(name = "COUNTED_AT")
    long at;
}
