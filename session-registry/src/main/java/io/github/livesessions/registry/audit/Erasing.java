package io.github.livesessions.registry.audit;

import io.github.livesessions.core.audit.EventPart;
import io.github.livesessions.registry.store.AuditStore;
import io.github.livesessions.registry.store.Sequence;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes personal parts out of a realm's chain, which stays good: the records stay, with commitments that nobody can open
 * any more. To be called before the events themselves are changed. From then on until the transaction ends nobody
 * delivers, and nobody appends.
 */
public final class Erasing {

    private final AuditStore chain;
    private final String userId;
    private final String eventId;

    /**
     * Begins.
     *
     * @param eventId id of the event that will tell of it
     */
    public Erasing(KeycloakSession session, String realmId, String userId, String eventId) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.chain = new AuditStore(entities, realmId);
        this.userId = userId;
        this.eventId = eventId;
        if (chain.end().isEmpty()) {
            open(session, realmId);
        }
        new Sequence(entities).take();
        chain.lock();
    }

    /** Everything that is personal in the person's own events. */
    public void person() {
        for (EventPart part : EventPart.values()) {
            chain.forget(part, userId, eventId);
        }
    }

    /** Where the person was. */
    public void place() {
        chain.forget(EventPart.PLACE, userId, eventId);
    }

    /** That it was this person who did something to others. */
    public void acts() {
        chain.forgetActor(userId, eventId);
    }

    /** Everything that is personal in those events, which go altogether. */
    public void events(List<String> eventIds) {
        if (!eventIds.isEmpty()) {
            chain.forgetAll(eventIds, eventId);
        }
    }

    /** Id of the event that will tell of it. */
    public String eventId() {
        return eventId;
    }

    /** Whether any record was touched. */
    public boolean touched() {
        return chain.erased(eventId, null).stream().anyMatch(seqs -> !seqs.isEmpty());
    }

    /** Has touched nothing: no event will tell of it. */
    public void nothing() {
        chain.forgetErasure(eventId);
    }

    /** In a transaction of its own: a twin must fail there, and not in what the caller does. */
    private static void open(KeycloakSession session, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    own -> new AuditStore(
                                    own.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId)
                            .open());
        } catch (ModelException twin) { // somebody else opened it this very moment
            return;
        }
    }
}
