package io.github.livesessions.registry.push;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.store.Numbered;
import io.github.livesessions.registry.store.Sequence;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Reads the history as it grows and tells the hub of it, so that what the fast ways lose is told a moment later, after
 * an outage too. Called by one thread at a time.
 */
final class Truth {

    private static final Logger LOG = Logger.getLogger(Truth.class);
    private static final int MAX = 1_000;

    /** After so many attempts an event that cannot be shown must not keep the others from being told. */
    private static final int MAX_ATTEMPTS = 20;

    private final KeycloakSessionFactory factory;
    private final Hub hub;
    private boolean doubtful;
    private int attempts;

    Truth(KeycloakSessionFactory factory, Hub hub) {
        this.factory = factory;
        this.hub = hub;
    }

    void tell() {
        if (!hub.awake()) {
            return;
        }
        boolean failedBefore = doubtful;
        doubtful = true;
        List<Numbered> next = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            if (failedBefore) { // a database that crashed may have forgotten its last events, and gives their numbers
                // again
                hub.moveTo(Math.min(hub.position(), sequence(session).last()));
            }
            return sequence(session).after(hub.position(), MAX);
        });
        doubtful = false;
        if (!next.isEmpty()) {
            tell(next.stream().map(Numbered::event).toList());
            hub.moveTo(next.get(next.size() - 1).number());
        }
        if (next.size() == MAX) {
            tell();
        }
    }

    private void tell(List<SessionEvent> events) {
        try {
            hub.tell(events);
            attempts = 0;
        } catch (RuntimeException failure) {
            attempts++;
            if (attempts < MAX_ATTEMPTS) {
                throw failure;
            }
            attempts = 0;
            LOG.warnf(
                    "%d events of the history could not be shown to open streams (%s).",
                    events.size(), failure.getClass().getSimpleName());
            // a database puts session ids and addresses into its messages
            LOG.debug("why events could not be shown", failure);
        }
    }

    private static Sequence sequence(KeycloakSession session) {
        return new Sequence(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }
}
