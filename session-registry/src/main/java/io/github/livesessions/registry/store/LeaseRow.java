package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/** A job that one node at a time does, and how far it has come. */
@Entity(name = "LiveSessionsLease")
@Table(name = "LS_LEASE")
class LeaseRow implements AsynchronousCommitAllowed {

    @Id
    @Column(name = "NAME", length = 40)
    String name = "";

    /** Milliseconds since 1970. */
    @Column(name = "HELD_UNTIL")
    long heldUntil;

    @Column(name = "HOLDER", length = 36)
    @Nullable
    String holder;

    @Column(name = "BOOKMARK", length = 255)
    @Nullable
    String bookmark;
}
