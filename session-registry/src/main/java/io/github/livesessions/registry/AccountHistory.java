package io.github.livesessions.registry;

import io.github.livesessions.core.record.Alert;
import io.github.livesessions.core.record.Preferences;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.audit.Erasing;
import io.github.livesessions.registry.store.AccountStore;
import io.github.livesessions.registry.store.HistoryEraser;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** What is kept of the past of one account: who may have how much of it, in the current transaction. */
public final class AccountHistory {

    private static final String LOCATION = "location-opt-out";
    private static final String DELETED = "account-deleted";

    private final KeycloakSession session;
    private final Server server;
    private final String realmId;
    private final String userId;
    private final EntityManager entities;
    private final AccountStore accounts;

    AccountHistory(KeycloakSession session, Server server, String realmId, String userId) {
        this.session = session;
        this.server = server;
        this.realmId = realmId;
        this.userId = userId;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.accounts = new AccountStore(entities, realmId);
    }

    /** What the person wants to be recorded and told of. */
    public Preferences preferences() {
        return accounts.preferences(userId);
    }

    /** Keeps what the person wants; whoever is not to be located any more is forgotten where they were, too. */
    public void prefer(Preferences preferences) {
        lock();
        boolean forgets = !preferences.locationTracking() && preferences().locationTracking();
        accounts.prefer(userId, preferences);
        if (forgets) {
            String event = UUID.randomUUID().toString();
            new Erasing(session, realmId, userId, event).place();
            eraser().blur();
            told(event, userId, null, LOCATION);
        }
    }

    /** Since when the person waits for an administrator to erase the history, if they do. */
    public Optional<Instant> erasureAskedAt() {
        return accounts.erasureAskedAt(userId);
    }

    /**
     * Notes that the person wants the history to be erased.
     *
     * @return since when
     */
    public Instant askErasure() {
        lock();
        return erasureAskedAt().orElseGet(() -> {
            Instant now = Instant.ofEpochMilli(server.clock().millis()); // as it is kept
            accounts.erasureAsked(userId, now);
            return now;
        });
    }

    /**
     * Erases events and alerts; live sessions, devices and blocks stay. One event tells of it.
     *
     * @param actorId the administrator who does it; null for the person
     */
    public void erase(@Nullable String actorId) {
        lock();
        String event = UUID.randomUUID().toString();
        new Erasing(session, realmId, userId, event).person();
        eraser().erase();
        accounts.erasureAsked(userId, null);
        told(event, userId, actorId, null);
    }

    /** Notes what an administrator says of an alert in the owner's place. */
    public void answered(Alert alert, Alert.Verdict verdict, String administratorId) {
        SessionEvent bare = SessionEvent.of(
                SessionEventType.ALERT_ANSWERED,
                server.clock().instant(),
                realmId,
                userId,
                alert.sessionId(),
                verdict.id());
        server.news(session).put(bare.by(administratorId));
    }

    /** The account is deleted: nothing is left of it, not even in what it did to others. */
    void forget() {
        String event = UUID.randomUUID().toString();
        Erasing erasing = new Erasing(session, realmId, userId, event);
        erasing.person();
        erasing.acts();
        int events = eraser().erase();
        eraser().disownActs();
        if (events > 0 || erasing.touched()) {
            told(event, null, null, DELETED);
        } else {
            erasing.nothing();
        }
    }

    private HistoryEraser eraser() {
        return new HistoryEraser(entities, realmId, userId);
    }

    private void lock() {
        new AccountLock(session, server).take(realmId, userId);
    }

    private void told(String eventId, @Nullable String user, @Nullable String actorId, @Nullable String cause) {
        Instant now = server.clock().instant();
        SessionEvent bare = SessionEvent.of(SessionEventType.HISTORY_ERASED, now, realmId, user, null, cause);
        server.news(session).put(bare.by(actorId).withId(eventId));
    }
}
