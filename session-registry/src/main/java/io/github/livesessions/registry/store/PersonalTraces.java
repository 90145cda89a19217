package io.github.livesessions.registry.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person's sessions leave behind: checks, receipts, what clients have yet to hear, events on their way. */
final class PersonalTraces {

    private final String userId;

    PersonalTraces(String userId) {
        this.userId = userId;
    }

    static Map<String, @Nullable Object> check(CheckRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("sessionId", row.sessionId);
        shown.put("lastSeenAt", PersonalData.instant(row.lastSeenAt));
        shown.put("releasedAt", PersonalData.instant(row.releasedAt));
        return shown;
    }

    static Map<String, @Nullable Object> receipt(ReceiptRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id);
        shown.put("sessionId", row.sessionId);
        shown.put("cause", row.cause);
        shown.put("requestedAt", PersonalData.instant(row.requestedAt));
        shown.put("keycloakEndedAt", PersonalData.instant(row.keycloakEndedAt));
        shown.put("offlineEndedAt", PersonalData.instant(row.offlineEndedAt));
        shown.put("accessTokensValidForSeconds", row.tokensValidFor);
        return shown;
    }

    static Map<String, @Nullable Object> logout(LogoutRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id);
        shown.put("receiptId", row.receiptId);
        shown.put("client", row.clientId);
        shown.put("clientName", row.clientName);
        shown.put("result", row.result);
        shown.put("status", row.status);
        shown.put("at", PersonalData.instant(row.createdAt));
        shown.put("triedAt", PersonalData.instant(row.triedAt));
        shown.put("claims", row.claims);
        return shown;
    }

    /** As flat as it lies in the outbox: whoever delivers it completes it. */
    Map<String, @Nullable Object> waiting(OutboxRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id);
        shown.put("at", PersonalData.instant(row.at));
        shown.put("type", row.type);
        shown.put("cause", row.cause);
        shown.put("actor", PersonalData.whom(row.actorId, userId));
        shown.put("sessionId", row.sessionId);
        shown.put("deviceId", row.deviceId);
        shown.put("byDeviceId", row.byDeviceId);
        shown.put("client", row.clientId);
        shown.put("deviceType", row.deviceType);
        PersonalData.describe(shown, row.model, row.browser, row.browserVersion, row.os, row.osVersion);
        shown.put("ipAddress", row.ipAddress);
        shown.put("city", row.city);
        shown.put("region", row.region);
        shown.put("countryCode", row.countryCode);
        shown.put("latitude", row.latitude);
        shown.put("longitude", row.longitude);
        shown.put("accuracyKm", row.accuracyKm);
        return shown;
    }
}
