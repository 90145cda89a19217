package io.github.livesessions.registry.upkeep;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.store.Happenings;
import io.github.livesessions.registry.store.Records;
import io.github.livesessions.registry.store.Sequence;
import io.github.livesessions.registry.store.StoredStarts;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Carries events from the outbox into the history, where each gets the next number of the {@link Sequence}, and counts
 * them. What cannot be written now stays in the outbox.
 */
public final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private static final int BATCH = 200;

    private final KeycloakSessionFactory factory;

    /** Realms whose events could not be delivered in the last round. */
    private Set<String> held = Set.of();

    public Delivery(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Delivers all that waits, batch by batch, each in a transaction of its own. Called by one thread at a time. */
    public void deliver() {
        Set<String> holding = new HashSet<>();
        int found = BATCH;
        while (found == BATCH) {
            found = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> batch(session, holding));
        }
        warn(holding);
        held = holding;
    }

    /** One realm that cannot name what is to be kept under another name must not hold up the others. */
    private static int batch(KeycloakSession session, Set<String> holding) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        Sequence sequence = new Sequence(entities);
        sequence.take(); // first, so that nobody delivers the same events meanwhile
        Records records = new Records(entities);
        List<SessionEvent> found = records.waiting(BATCH, holding);
        Pseudonymizing pseudonyms = new Pseudonymizing(session);
        found.stream().map(SessionEvent::realmId).filter(pseudonyms::lacksKey).forEach(holding::add);
        List<SessionEvent> waiting = found.stream()
                .filter(event -> !holding.contains(event.realmId()))
                .toList();
        List<SessionEvent> completed = new Completion(new StoredStarts(entities)).complete(waiting);
        sequence.append(pseudonyms.apply(completed));
        new Happenings(entities).count(completed);
        records.delivered(waiting);
        return found.size();
    }

    private void warn(Set<String> holding) {
        holding.stream()
                .filter(realmId -> !held.contains(realmId))
                .forEach(realmId -> LOG.warnf(
                        "Events of realm %s wait in the outbox: it keeps pseudonyms and has no HMAC key to make them by."
                                + " Give it an hmac-generated key provider for HS512; nothing is lost meanwhile.",
                        realmId));
        held.stream()
                .filter(realmId -> !holding.contains(realmId))
                .forEach(realmId -> LOG.infof("Events of realm %s are delivered again.", realmId));
    }
}
