package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Which records of the chain an erasure has touched. It lacks Keycloak's marker for asynchronous commits on purpose: what
 * somebody was told to be erased must not come back after a crash.
 */
@Entity(name = "LiveSessionsErasure")
@Table(name = "LS_ERASURE")
class ErasureRow {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    /** The event that tells of it. */
    @Column(name = "EVENT_ID", length = 36)
    String eventId = "";

    @Column(name = "PART", length = 10)
    String part = "";

    /** Its place among the rows of the erasure. */
    @Column(name = "PLACE_IN_LIST")
    int place;

    @Column(name = "SEQS", length = 2000)
    String seqs = "";
}
