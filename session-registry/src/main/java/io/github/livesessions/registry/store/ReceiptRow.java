package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What was done to end one session, part by part. It has the id of the ending, and outlives it. */
@Entity(name = "LiveSessionsReceipt")
@Table(name = "LS_RECEIPT")
class ReceiptRow {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "USER_ID", length = 255)
    String userId = "";

    @Column(name = "SESSION_ID", length = 64)
    String sessionId = "";

    @Column(name = "CAUSE", length = 20)
    String cause = "";

    /** Milliseconds since 1970, as all times here. */
    @Column(name = "REQUESTED_AT")
    long requestedAt;

    /** Null until Keycloak's session is gone. */
    @Column(name = "KEYCLOAK_ENDED_AT")
    @Nullable
    Long keycloakEndedAt;

    /** Null where the session had no offline token. */
    @Column(name = "OFFLINE_ENDED_AT")
    @Nullable
    Long offlineEndedAt;

    /** The longest life of an access token of its clients, in seconds; null until Keycloak's session is gone. */
    @Column(name = "TOKENS_VALID_FOR")
    @Nullable
    Integer tokensValidFor;
}
