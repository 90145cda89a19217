package io.github.livesessions.registry.upkeep;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.store.Happenings;
import io.github.livesessions.registry.store.Records;
import io.github.livesessions.registry.store.Sequence;
import io.github.livesessions.registry.store.StoredStarts;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Carries events from the outbox into the history, where each gets the next number of the {@link Sequence}, and counts
 * them. What cannot be written now stays in the outbox.
 */
public final class Delivery {

    private static final int BATCH = 200;

    private final KeycloakSessionFactory factory;

    public Delivery(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Delivers all that waits, batch by batch, each in a transaction of its own. */
    public void deliver() {
        int delivered = BATCH;
        while (delivered == BATCH) {
            delivered = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
                EntityManager entities =
                        session.getProvider(JpaConnectionProvider.class).getEntityManager();
                Sequence sequence = new Sequence(entities);
                sequence.take(); // first, so that nobody delivers the same events meanwhile
                Records records = new Records(entities);
                List<SessionEvent> waiting = records.waiting(BATCH);
                List<SessionEvent> completed = new Completion(new StoredStarts(entities)).complete(waiting);
                sequence.append(new Pseudonymizing(session).apply(completed));
                new Happenings(entities).count(completed);
                records.delivered(waiting);
                return waiting.size();
            });
        }
    }
}
