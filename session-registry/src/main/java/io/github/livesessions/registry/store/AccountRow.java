package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/** The row that a login of the account holds locked while it counts the account's sessions. */
@Entity(name = "LiveSessionsAccount")
@Table(name = "LS_USER")
@IdClass(AccountRow.Key.class)
@SqlResultSetMapping(
        name = AccountRow.LOCKED,
        columns = {
            @ColumnResult(name = "BLOCK_CHANGES", type = Integer.class),
            @ColumnResult(name = "LOCATION_OFF", type = Boolean.class)
        })
class AccountRow implements AsynchronousCommitAllowed {

    /** How the row's lock is answered. Told no types, Hibernate would ask the driver, and the driver the database. */
    static final String LOCKED = "LiveSessionsLocked";

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Id
    @Column(name = "USER_ID", length = 255)
    String userId = "";

    @Column(name = "CREATED_AT")
    long createdAt;

    /** How often the account's blocks have changed. */
    @Column(name = "BLOCK_CHANGES")
    int blockChanges;

    /** A salted digest of the verified address; null where none is verified, or none was looked at yet. */
    @Column(name = "ADDRESS_DIGEST", length = 70)
    @Nullable
    String addressDigest;

    /** Since when that address stands, in milliseconds since 1970; null where none was looked at yet. */
    @Column(name = "ADDRESS_SINCE")
    @Nullable
    Long addressSince;

    /** Whether the person does not want places and whole addresses to be kept. */
    @Column(name = "LOCATION_OFF")
    boolean locationOff;

    /** Whether the person does not want alerts by mail. */
    @Column(name = "MAIL_OFF")
    boolean mailOff;

    /** Since when the person waits for the own history to be erased, in milliseconds since 1970; null if they do not. */
    @Column(name = "ERASURE_ASKED_AT")
    @Nullable
    Long erasureAskedAt;

    /** The two parts of the primary key. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1;

        String realmId = "";
        String userId = "";

        Key() {}

        Key(String realmId, String userId) {
            this.realmId = realmId;
            this.userId = userId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.realmId.equals(realmId) && key.userId.equals(userId);
        }

        @Override
        public int hashCode() {
            return 31 * realmId.hashCode() + userId.hashCode();
        }
    }
}
