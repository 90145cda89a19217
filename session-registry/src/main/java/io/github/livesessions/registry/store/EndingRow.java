package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A session that is to end, written with the decision and deleted when Keycloak and its clients have been told. It
 * lacks Keycloak's marker for asynchronous commits on purpose: an ending must survive the crash of the database.
 */
@Entity(name = "LiveSessionsEnding")
@Table(name = "LS_ENDING")
class EndingRow {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "USER_ID", length = 255)
    String userId = "";

    @Column(name = "SESSION_ID", length = 64)
    String sessionId = "";

    @Column(name = "KEYCLOAK_START")
    int keycloakStart;

    @Column(name = "CAUSE", length = 20)
    String cause = "";

    /** The server's address as the deciding request saw it; back-channel logout tokens name it as issuer. */
    @Column(name = "BASE_URI", length = 500)
    String baseUri = "";

    @Column(name = "CREATED_AT")
    long createdAt;

    @Column(name = "NEXT_AT")
    long nextAt;

    @Column(name = "ATTEMPTS")
    int attempts;

    /** When Keycloak's session was first removed, upon which its clients are told; null until then. */
    @Column(name = "TOLD_AT")
    @Nullable
    Long toldAt;
}
