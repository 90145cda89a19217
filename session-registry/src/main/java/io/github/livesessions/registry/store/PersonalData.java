package io.github.livesessions.registry.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one person beside the history, under names that can be published. Values are texts, numbers, truth
 * values and instants; a name is there also where nothing is kept under it.
 */
public final class PersonalData {

    private final EntityManager entities;
    private final String realmId;
    private final String userId;

    public PersonalData(EntityManager entities, String realmId, String userId) {
        this.entities = entities;
        this.realmId = realmId;
        this.userId = userId;
    }

    /** Each kind of things by its name, in the order in which people read them. */
    public Map<String, List<Map<String, @Nullable Object>>> sections() {
        Map<String, List<Map<String, @Nullable Object>>> sections = new LinkedHashMap<>();
        sections.put("account", rows(AccountRow.class, "x.userId", PersonalData::account));
        sections.put("sessions", rows(SessionRow.class, "x.startedAt, x.id", this::session));
        sections.put("devices", rows(DeviceRow.class, "x.firstSeenAt, x.id", PersonalData::device));
        sections.put("blocks", rows(BlockRow.class, "x.blockedAt, x.id", this::block));
        sections.put("alerts", rows(AlertRow.class, "x.at, x.id", PersonalData::alert));
        sections.put("endings", rows(EndingRow.class, "x.createdAt, x.id", PersonalData::ending));
        sections.put("counted", rows(PaceRow.class, "x.at, x.id", PersonalData::counted));
        PersonalTraces traces = new PersonalTraces(userId);
        sections.put("checks", rows(CheckRow.class, "x.lastSeenAt, x.sessionId", PersonalTraces::check));
        sections.put("receipts", rows(ReceiptRow.class, "x.requestedAt, x.id", PersonalTraces::receipt));
        sections.put("logouts", rows(LogoutRow.class, "x.createdAt, x.id", PersonalTraces::logout));
        sections.put("waiting", rows(OutboxRow.class, "x.at, x.id", traces::waiting));
        return sections;
    }

    private <R> List<Map<String, @Nullable Object>> rows(
            Class<R> entity, String order, Function<R, Map<String, @Nullable Object>> shown) {
        return entities.createQuery(
                        "select x from " + entity.getAnnotation(Entity.class).name()
                                + " x where x.userId = :user and x.realmId = :realm order by " + order,
                        entity)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(shown)
                .toList();
    }

    private static Map<String, @Nullable Object> account(AccountRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("knownSince", instant(row.createdAt));
        shown.put("addressDigest", row.addressDigest);
        shown.put("addressSince", instant(row.addressSince));
        shown.put("blockChanges", row.blockChanges);
        shown.put("locationTracking", !row.locationOff);
        shown.put("emailAlerts", !row.mailOff);
        shown.put("erasureAskedAt", instant(row.erasureAskedAt));
        return shown;
    }

    private Map<String, @Nullable Object> session(SessionRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id);
        shown.put("kind", row.kind);
        shown.put("deviceId", row.deviceId);
        shown.put("client", row.clientId);
        shown.put("actor", whom(row.actorId));
        shown.put("startedAt", instant(row.startedAt));
        shown.put("lastActivityAt", instant(row.lastActivityAt));
        shown.put("keptUntil", instant(row.keepUntil));
        shown.put("sparedAt", instant(row.sparedAt));
        shown.put("state", row.state);
        shown.put("lastSeenAt", instant(row.lastSeenAt));
        shown.put("plan", row.plan);
        shown.put("deviceType", row.deviceType);
        describe(shown, row.model, row.browser, row.browserVersion, row.os, row.osVersion);
        shown.put("ipAddress", row.ipAddress);
        shown.put("city", row.city);
        shown.put("region", row.region);
        shown.put("countryCode", row.countryCode);
        shown.put("latitude", row.latitude);
        shown.put("longitude", row.longitude);
        shown.put("accuracyKm", row.accuracyKm);
        return shown;
    }

    private static Map<String, @Nullable Object> device(DeviceRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id);
        shown.put("name", row.name);
        shown.put("firstSeenAt", instant(row.firstSeenAt));
        shown.put("lastSeenAt", instant(row.lastSeenAt));
        shown.put("deviceType", row.deviceType);
        describe(shown, row.model, row.browser, row.browserVersion, row.os, row.osVersion);
        shown.put("provenAt", instant(row.provenAt));
        shown.put("trusted", row.trusted);
        shown.put("cookieDigest", row.browserKey);
        shown.put("keyThumbprint", row.keyThumbprint);
        shown.put("fingerprintMac", row.fingerprint);
        return shown;
    }

    private Map<String, @Nullable Object> block(BlockRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id);
        shown.put("deviceId", row.deviceId);
        shown.put("cookieDigest", row.browserKey);
        shown.put("keyThumbprint", row.keyThumbprint);
        shown.put("fingerprintMac", row.fingerprint);
        // an administrator's words are for administrators
        shown.put("reason", userId.equals(row.actorId) ? row.reason : null);
        shown.put("blockedAt", instant(row.blockedAt));
        shown.put("actor", whom(row.actorId));
        shown.put("byDeviceId", row.byDeviceId);
        return shown;
    }

    private static Map<String, @Nullable Object> alert(AlertRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id);
        shown.put("at", instant(row.at));
        shown.put("rule", row.rule);
        shown.put("sessionId", row.sessionId);
        shown.put("deviceId", row.deviceId);
        shown.put("byDeviceId", row.byDeviceId);
        shown.put("verdict", row.verdict);
        return shown;
    }

    private static Map<String, @Nullable Object> ending(EndingRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("sessionId", row.sessionId);
        shown.put("cause", row.cause);
        shown.put("at", instant(row.createdAt));
        return shown;
    }

    private static Map<String, @Nullable Object> counted(PaceRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("what", row.kind);
        shown.put("at", instant(row.at));
        return shown;
    }

    static void describe(
            Map<String, @Nullable Object> shown,
            @Nullable String model,
            @Nullable String browser,
            @Nullable String browserVersion,
            @Nullable String os,
            @Nullable String osVersion) {
        shown.put("model", model);
        shown.put("browser", browser);
        shown.put("browserVersion", browserVersion);
        shown.put("os", os);
        shown.put("osVersion", osVersion);
    }

    /** Who it was, as the person may be told: an administrator's id is not theirs to know. */
    private @Nullable String whom(@Nullable String actorId) {
        return whom(actorId, userId);
    }

    static @Nullable String whom(@Nullable String actorId, String userId) {
        return actorId == null ? null : actorId.equals(userId) ? "owner" : "administrator";
    }

    static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
