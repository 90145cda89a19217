package io.github.livesessions.registry;

import io.github.livesessions.core.record.Alert;
import io.github.livesessions.core.record.Preferences;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.audit.Erasing;
import io.github.livesessions.registry.store.AccountStore;
import io.github.livesessions.registry.store.ActsEraser;
import io.github.livesessions.registry.store.HistoryEraser;
import io.github.livesessions.registry.store.Sequence;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

    /**
     * Keeps what the person wants; whoever is not to be located any more is forgotten where they were, too.
     *
     * @param change of what they wanted until now, which nobody else changes meanwhile
     * @return what they want now
     */
    public Preferences prefer(UnaryOperator<Preferences> change) {
        lock();
        Preferences before = preferences();
        Preferences after = change.apply(before);
        accounts.prefer(userId, after);
        if (!after.locationTracking() && before.locationTracking()) {
            String event = UUID.randomUUID().toString();
            new Erasing(session, realmId, userId, event).place();
            eraser().blur();
            told(event, userId, null, LOCATION);
        }
        return after;
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

    /** The account is deleted: nothing is left of it, not even in what it did to others, in whatever realm. */
    void forget() {
        ActsEraser acts = new ActsEraser(entities, userId);
        SortedSet<String> realms = acts.realms();
        realms.add(realmId);
        Map<String, Erasing> erasings = new LinkedHashMap<>();
        for (String realm : realms) { // in order, as the appender locks them
            erasings.put(
                    realm, new Erasing(session, realm, userId, UUID.randomUUID().toString()));
        }
        List<SessionEvent> left = new ArrayList<>();
        erasings.forEach((realm, erasing) -> left.addAll(forgetActs(acts, realm, erasing)));
        new Sequence(entities).append(left);
    }

    /** Tells what is left of the events in which the person was in another's account. */
    private List<SessionEvent> forgetActs(ActsEraser acts, String realm, Erasing erasing) {
        boolean own = realm.equals(realmId);
        if (own) {
            erasing.person();
        }
        List<SessionEvent> visits = acts.visits(realm);
        erasing.events(visits.stream().map(SessionEvent::id).toList());
        erasing.acts();
        List<SessionEvent> left = visits.stream().map(acts::withoutVisitor).toList();
        int events = own ? eraser().erase() : 0;
        acts.disown(realm); // by the events of which the next takes away the first
        acts.delete(visits);
        if (events > 0 || erasing.touched()) {
            told(realm, erasing.eventId(), null, null, DELETED);
        } else {
            erasing.nothing();
        }
        return left;
    }

    private HistoryEraser eraser() {
        return new HistoryEraser(entities, realmId, userId);
    }

    private void lock() {
        new AccountLock(session, server).take(realmId, userId);
    }

    private void told(String eventId, @Nullable String user, @Nullable String actorId, @Nullable String cause) {
        told(realmId, eventId, user, actorId, cause);
    }

    private void told(
            String realm, String eventId, @Nullable String user, @Nullable String actorId, @Nullable String cause) {
        Instant now = server.clock().instant();
        SessionEvent bare = SessionEvent.of(SessionEventType.HISTORY_ERASED, now, realm, user, null, cause);
        server.news(session).put(bare.by(actorId).withId(eventId));
    }
}
