package io.github.livesessions.registry;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.record.Alert;
import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.record.Trace;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.device.Recognized;
import io.github.livesessions.registry.push.News;
import io.github.livesessions.registry.store.AccountStore;
import io.github.livesessions.registry.store.DeviceStore;
import io.github.livesessions.registry.store.LockedAccount;
import io.github.livesessions.registry.store.NewDevice;
import io.github.livesessions.registry.store.NewSession;
import io.github.livesessions.registry.store.Records;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Showing;
import io.github.livesessions.registry.visit.Visit;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Writes down what happens to an account: a session with its device and place, events, alerts. */
final class Recording {

    /** A device in daily use is written once a day, not at each login. */
    private static final Duration LAST_SEEN_STEP = Duration.ofDays(1);

    private final Server server;
    private final String realmId;
    private final String userId;
    private final SessionStore store;
    private final DeviceStore devices;
    private final News news;
    private final Records records;
    private final AccountStore accounts;
    private @Nullable Boolean located;
    private @Nullable Visit traced;
    private @Nullable Trace trace;

    Recording(KeycloakSession session, Server server, String realmId, String userId) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.server = server;
        this.realmId = realmId;
        this.userId = userId;
        this.store = new SessionStore(entities, realmId);
        this.devices = new DeviceStore(entities, realmId);
        this.news = server.news(session);
        this.records = new Records(entities);
        this.accounts = new AccountStore(entities, realmId);
    }

    /** Takes from the account's row, which the caller holds locked, what would have to be asked for otherwise. */
    void knowing(LockedAccount account) {
        located = account.located();
    }

    /**
     * Puts the session on the list.
     *
     * @param leftBehind whether a row of the same id is there to be overwritten
     * @param plan name of the plan that the account is on; null where the realm has none
     * @return the device that it runs on; null where none is known
     */
    @Nullable
    String record(CompletedLogin login, Recognized recognized, boolean leftBehind, @Nullable String plan) {
        Instant now = server.clock().instant();
        Visit visit = login.visit();
        String device = recognized
                .device()
                .map(known -> meetAgain(login, known, recognized.recognition().rebinds(), now))
                .orElseGet(() -> meet(visit, now, (type, met) -> event(type, now, login, met)));
        Trace trace = trace(visit);
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
                        trace.ipAddress(),
                        trace.place(),
                        plan),
                leftBehind);
        SessionEventType started = login.kind() == SessionKind.IMPERSONATION
                ? SessionEventType.IMPERSONATION_STARTED
                : SessionEventType.SESSION_STARTED;
        news.put(event(started, now, login, device));
        return device;
    }

    /**
     * Makes sure that the account has the device of a visit from which no session comes.
     *
     * @return the device; null where none is known
     */
    @Nullable
    String keep(Visit visit, Recognized recognized) {
        Instant now = server.clock().instant();
        return recognized
                .device()
                .map(KnownDevice::id)
                .orElseGet(() -> meet(visit, now, (type, met) -> event(type, now, null, met, visit, null)));
    }

    private @Nullable String meet(Visit visit, Instant now, BiFunction<SessionEventType, String, SessionEvent> event) {
        if (visit.browserKey() == null) {
            return null;
        }
        Showing shown = visit.shown();
        boolean proven = shown.factorSince() != null && shown.factorSince().isBefore(shown.firstSeen(now));
        String device = devices.meet(
                userId,
                new NewDevice(visit.browserKey(), shown.keyThumbprint(), shown.fingerprint(), visit.device(), proven),
                shown.firstSeen(now));
        news.put(event.apply(SessionEventType.DEVICE_NEW, device));
        if (proven) {
            news.put(event.apply(SessionEventType.DEVICE_PROVEN, device));
        }
        return device;
    }

    private String meetAgain(CompletedLogin login, KnownDevice known, boolean rebinds, Instant now) {
        Visit visit = login.visit();
        Showing shown = visit.shown();
        if (rebinds && visit.browserKey() != null) {
            devices.rebind(
                    known.id(),
                    visit.browserKey(),
                    shown.keyThumbprint() == null ? known.keyThumbprint() : shown.keyThumbprint());
        }
        if (known.lastSeenAt().plus(LAST_SEEN_STEP).isBefore(now)) {
            devices.meetAgain(known.id(), visit.device(), shown.fingerprint(), now);
        }
        if (!known.proven() && shown.factorSince() != null && known.isProvenBy(shown.factorSince())) {
            devices.prove(known.id(), now);
            news.put(event(SessionEventType.DEVICE_PROVEN, now, login, known.id()));
        }
        return known.id();
    }

    /** Puts an event into the outbox. */
    void tell(SessionEventType type, @Nullable String sessionId, @Nullable String cause) {
        news.put(SessionEvent.of(type, server.clock().instant(), realmId, userId, sessionId, cause));
    }

    /** The same of a request that has something to tell of itself. */
    void tell(SessionEventType type, @Nullable String sessionId, Visit visit, @Nullable String cause) {
        news.put(event(type, server.clock().instant(), sessionId, null, visit, cause));
    }

    /** Something that happens to another session than that of the request. */
    void tellOf(LiveSession session, SessionEventType type, @Nullable String cause) {
        SessionEvent bare = SessionEvent.of(type, server.clock().instant(), realmId, userId, session.id(), cause);
        news.put(bare.on(session));
    }

    /** Raises an alert, and says so in the history. */
    void alert(AlertRule rule, @Nullable String sessionId, @Nullable String deviceId) {
        alert(rule, sessionId, deviceId, null);
    }

    /**
     * The same, about something that was done.
     *
     * @param byDeviceId the device of the account from which it was done; null where none is known
     */
    void alert(AlertRule rule, @Nullable String sessionId, @Nullable String deviceId, @Nullable String byDeviceId) {
        Instant now = server.clock().instant();
        records.raise(new Alert(
                UUID.randomUUID().toString(), now, rule, realmId, userId, sessionId, deviceId, byDeviceId, null));
        tell(SessionEventType.ALERT_RAISED, sessionId, rule.id());
    }

    /** A request that was refused: an event with where it came from, and an alert. */
    void refusal(
            SessionEventType type, AlertRule rule, @Nullable String sessionId, Visit visit, @Nullable String cause) {
        tell(type, sessionId, visit, cause);
        alert(rule, sessionId, null);
    }

    private SessionEvent event(
            SessionEventType type,
            Instant now,
            @Nullable String sessionId,
            @Nullable String device,
            Visit visit,
            @Nullable String cause) {
        Trace trace = trace(visit);
        return new SessionEvent(
                UUID.randomUUID().toString(),
                now,
                type,
                realmId,
                userId,
                null,
                sessionId,
                device,
                null,
                visit.device(),
                trace.ipAddress(),
                trace.place(),
                cause);
    }

    /** Where the visit came from, as far as the person lets it be kept; looked up once for all that is written of it. */
    private Trace trace(Visit visit) {
        Trace known = trace;
        if (known == null || !visit.equals(traced)) {
            Trace whole = Trace.whole(
                    visit.ipAddress(), server.place(visit.ipAddress()).orElse(null));
            known = located() ? whole : whole.blurred();
            trace = known;
            traced = visit;
        }
        return known;
    }

    private boolean located() {
        if (located == null) {
            located = accounts.preferences(userId).locationTracking();
        }
        return located;
    }

    private SessionEvent event(SessionEventType type, Instant now, CompletedLogin login, @Nullable String device) {
        Trace trace = trace(login.visit());
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
                trace.ipAddress(),
                trace.place(),
                null);
    }
}
