package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/** Both ends of a realm's audit chain. Whoever appends, cuts off or erases holds it locked. */
@Entity(name = "LiveSessionsChain")
@Table(name = "LS_CHAIN")
class ChainRow implements AsynchronousCommitAllowed {

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    /** Of the last record; 0 before the first. */
    @Column(name = "LAST_SEQ")
    long lastSeq;

    /** How many records there have been, those that are cut off by now among them. */
    @Column(name = "CHAIN_LENGTH")
    long length;

    @Column(name = "LAST_HASH", length = 43)
    String lastHash = "";

    /** Of the last checkpoint. */
    @Column(name = "CHECKED_SEQ")
    long checkedSeq;

    @Column(name = "CHECKED_LENGTH")
    long checkedLength;

    @Column(name = "CHECKED_AT")
    long checkedAt;

    /** Of the last record that is cut off. */
    @Column(name = "CUT_SEQ")
    long cutSeq;

    @Column(name = "CUT_LENGTH")
    long cutLength;

    @Column(name = "CUT_HASH", length = 43)
    String cutHash = "";

    @Column(name = "CUT_KEY", length = 16)
    @Nullable
    String cutKey;

    @Column(name = "CUT_SIGNATURE", length = 200)
    @Nullable
    String cutSignature;
}
