package io.github.livesessions.registry;

import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.record.Alert;
import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.core.text.PlainText;
import io.github.livesessions.registry.store.KnownDevice;
import io.github.livesessions.registry.store.NewSession;
import io.github.livesessions.registry.store.Records;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Visit;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Writes down what happens to an account: a session with its device and place, events, alerts. */
final class Recording {

    private static final int MAX_ADDRESS = 45;

    /** A device in daily use is written once a day, not at each login. */
    private static final Duration LAST_SEEN_STEP = Duration.ofDays(1);

    private final Server server;
    private final String realmId;
    private final String userId;
    private final SessionStore store;
    private final Records records;

    Recording(KeycloakSession session, Server server, String realmId, String userId) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.server = server;
        this.realmId = realmId;
        this.userId = userId;
        this.store = new SessionStore(entities, realmId);
        this.records = new Records(entities);
    }

    /** The account's device that the visit comes from, if it is known. */
    Optional<KnownDevice> device(Visit visit) {
        return visit.browserKey() == null ? Optional.empty() : store.device(userId, visit.browserKey());
    }

    /**
     * Puts the session on the list.
     *
     * @param leftBehind whether a row of the same id is there to be overwritten
     */
    void record(CompletedLogin login, Optional<KnownDevice> known, boolean leftBehind) {
        Instant now = server.clock().instant();
        Visit visit = login.visit();
        String device = known.map(KnownDevice::id).orElse(null);
        if (device == null && visit.browserKey() != null) {
            device = store.meet(userId, visit.browserKey(), visit.device(), now);
            records.put(event(SessionEventType.DEVICE_NEW, now, login, device, null));
        }
        known.filter(one -> one.lastSeenAt().plus(LAST_SEEN_STEP).isBefore(now))
                .ifPresent(one -> store.meetAgain(one.id(), visit.device(), now));
        Place place = server.place(visit.ipAddress()).orElse(null);
        store.add(
                new NewSession(
                        login.sessionId(),
                        realmId,
                        userId,
                        login.kind(),
                        device,
                        login.clientId(),
                        login.actorId(),
                        login.keycloakStart(),
                        login.startedAt(),
                        login.lastActivityAt(),
                        visit.device(),
                        PlainText.clip(visit.ipAddress(), MAX_ADDRESS),
                        place),
                leftBehind);
        SessionEventType started = login.kind() == SessionKind.IMPERSONATION
                ? SessionEventType.IMPERSONATION_STARTED
                : SessionEventType.SESSION_STARTED;
        records.put(event(started, now, login, device, place));
    }

    /** Puts an event into the outbox. */
    void tell(SessionEventType type, @Nullable String sessionId, @Nullable String cause) {
        records.put(SessionEvent.of(type, server.clock().instant(), realmId, userId, sessionId, cause));
    }

    /** Raises an alert, and says so in the history. */
    void alert(AlertRule rule, String sessionId, @Nullable String deviceId) {
        Instant now = server.clock().instant();
        records.raise(new Alert(UUID.randomUUID().toString(), now, rule, realmId, userId, sessionId, deviceId, null));
        tell(SessionEventType.ALERT_RAISED, sessionId, rule.id());
    }

    private SessionEvent event(
            SessionEventType type, Instant now, CompletedLogin login, @Nullable String device, @Nullable Place place) {
        return new SessionEvent(
                UUID.randomUUID().toString(),
                now,
                type,
                realmId,
                userId,
                login.actorId(),
                login.sessionId(),
                device,
                login.clientId(),
                login.visit().device(),
                PlainText.clip(login.visit().ipAddress(), MAX_ADDRESS),
                place,
                null);
    }
}
