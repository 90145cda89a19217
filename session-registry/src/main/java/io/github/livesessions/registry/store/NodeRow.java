package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/** A node that hears pages, for as long as it gives signs of life. */
@Entity(name = "LiveSessionsNode")
@Table(name = "LS_NODE")
class NodeRow implements AsynchronousCommitAllowed {

    @Id
    @Column(name = "NODE_ID", length = 36)
    String id = "";

    /** Milliseconds since 1970. */
    @Column(name = "SEEN_AT")
    long seenAt;

    /** Whether it has been given up: it must take another id to go on. */
    @Column(name = "GONE")
    boolean gone;
}
