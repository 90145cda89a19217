package io.github.livesessions.registry;

import io.github.livesessions.registry.store.Eraser;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Rows of deleted accounts that were on their way when the account was deleted: a check of a page, a refusal, a letter that
 * is counted. They hold no lock of the account, and so are looked for again.
 */
final class Latecomers {

    /** Longer than a job or a request takes, and once more for those that waited for a database. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration LATER = Duration.ofMinutes(1);

    private final Server server;
    private final Queue<Deleted> deleted = new ConcurrentLinkedQueue<>();

    Latecomers(Server server) {
        this.server = server;
    }

    /** Looks for them once the session's transaction is committed. */
    void after(KeycloakSession session, String realmId, String userId) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                Instant now = server.clock().instant();
                deleted.add(new Deleted(realmId, userId, now.plus(SOON)));
                deleted.add(new Deleted(realmId, userId, now.plus(LATER)));
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /** Erases what has come since then. Called by one thread at a time. */
    void sweep(KeycloakSessionFactory factory) {
        Instant now = server.clock().instant();
        deleted.removeIf(one -> !one.at().isAfter(now) && done(factory, one));
    }

    private boolean done(KeycloakSessionFactory factory, Deleted one) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            Eraser eraser =
                    new Eraser(session.getProvider(JpaConnectionProvider.class).getEntityManager(), one.realmId());
            if (eraser.keeps(one.userId())) {
                new AccountHistory(session, server, one.realmId(), one.userId()).forget();
                eraser.account(one.userId());
            }
        });
        return true;
    }

    private record Deleted(String realmId, String userId, Instant at) {}
}
