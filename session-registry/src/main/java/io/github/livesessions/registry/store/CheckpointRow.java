package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * How far a realm's audit chain had come at a moment, signed where there is a key. It lacks Keycloak's marker for
 * asynchronous commits on purpose: what is published must not be lost with the database's last moments.
 */
@Entity(name = "LiveSessionsCheckpoint")
@Table(name = "LS_CHECKPOINT")
class CheckpointRow {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "SEQ")
    long seq;

    @Column(name = "CHAIN_LENGTH")
    long length;

    @Column(name = "HASH", length = 43)
    String hash = "";

    @Column(name = "MADE_AT")
    long at;

    @Column(name = "KEY_ID", length = 16)
    @Nullable
    String keyId;

    @Column(name = "SIGNATURE", length = 200)
    @Nullable
    String signature;
}
