package io.github.livesessions.registry.store;

import io.github.livesessions.core.session.LogoutResult;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A client of an ended session, and whether it has been told. Written with the removal of the session, so that no crash
 * makes it forgotten.
 */
@Entity(name = "LiveSessionsLogout")
@Table(name = "LS_LOGOUT")
class LogoutRow {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    /** Null where nobody will ask for a receipt: the row goes as soon as it is settled. */
    @Column(name = "RECEIPT_ID", length = 36)
    @Nullable
    String receiptId;

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    /** Null where the account is gone. */
    @Column(name = "USER_ID", length = 255)
    @Nullable
    String userId;

    /** Keycloak's own id of the client. */
    @Column(name = "CLIENT_ID", length = 36)
    String clientId = "";

    /** The client's id as its developers know it. */
    @Column(name = "CLIENT_NAME", length = 255)
    String clientName = "";

    /** The claims of its logout token, as JSON, closed once the account is gone; null where Keycloak itself tells it, in its own way and once. */
    @Column(name = "CLAIMS", length = 4000)
    @Nullable
    String claims;

    /** The server's address, by which a relative address of the client is resolved. */
    @Column(name = "BASE_URI", length = 500)
    String baseUri = "";

    @Column(name = "RESULT", length = 20)
    String result = LogoutResult.WAITING.id();

    /** The HTTP status of its last answer; null where it gave none. */
    @Column(name = "STATUS")
    @Nullable
    Integer status;

    @Column(name = "ATTEMPTS")
    int attempts;

    @Column(name = "CREATED_AT")
    long createdAt;

    /** When it is due; null once it is settled. */
    @Column(name = "NEXT_AT")
    @Nullable
    Long nextAt;

    /** When it was last tried, or settled. */
    @Column(name = "TRIED_AT")
    @Nullable
    Long triedAt;
}
