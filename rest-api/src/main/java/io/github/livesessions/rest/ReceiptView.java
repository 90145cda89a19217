package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.registry.store.Receipt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it is shown.
 *
 * @param keycloakEndedAt null until Keycloak's session is gone
 * @param offlineTokenEndedAt null where there was none
 * @param accessTokensValidForSeconds how long after {@code keycloakEndedAt} an access token may live on at most, for an
 *     application that does not ask Keycloak; null until then
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReceiptView(
        String id,
        String sessionId,
        String cause,
        String requestedAt,
        @Nullable String keycloakEndedAt,
        @Nullable String offlineTokenEndedAt,
        List<Client> clients,
        @Nullable Long accessTokensValidForSeconds) {

    /**
     * What has come of telling one client.
     *
     * @param status of its last answer, by HTTP; null where there was none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Client(
            String clientId,
            String result,
            int attempts,
            @Nullable String at,
            @Nullable Integer status) {}

    static ReceiptView of(Receipt receipt) {
        return new ReceiptView(
                receipt.id(),
                receipt.sessionId(),
                receipt.cause().id(),
                receipt.requestedAt().toString(),
                text(receipt.keycloakEndedAt()),
                text(receipt.offlineTokenEndedAt()),
                receipt.clients().stream().map(ReceiptView::client).toList(),
                receipt.accessTokensValidFor() == null
                        ? null
                        : receipt.accessTokensValidFor().toSeconds());
    }

    private static Client client(Receipt.Told told) {
        return new Client(told.clientId(), told.result().id(), told.attempts(), text(told.at()), told.status());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
