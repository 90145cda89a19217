package io.github.livesessions.registry;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.audit.Verdict;
import io.github.livesessions.registry.device.Pseudonym;
import io.github.livesessions.registry.store.AuditStore;
import io.github.livesessions.registry.store.SignedCheckpoint;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Notes who looks at the history of a realm. Before the look itself, and in a transaction of its own: what cannot be
 * noted is not shown.
 */
public final class HistoryAccess {

    private final KeycloakSession session;
    private final Server server;
    private final String realmId;

    HistoryAccess(KeycloakSession session, Server server, String realmId) {
        this.session = session;
        this.server = server;
        this.realmId = realmId;
    }

    /**
     * An administrator reads; that is told once an hour for each whose history it is, however many pages they turn.
     *
     * @param userId whose history; null for everybody's
     */
    public void viewed(String adminId, @Nullable String userId) {
        String story = realmId + ' ' + adminId + ' ' + userId;
        if (server.views().isFresh(story)) {
            note(SessionEventType.HISTORY_VIEWED, adminId, userId, null, story);
        }
    }

    /**
     * Somebody takes a copy away.
     *
     * @param adminId who, where it is not the person whose history it is
     * @param userId whose history; null for everybody's
     */
    public void exported(@Nullable String adminId, @Nullable String userId, String format) {
        note(SessionEventType.HISTORY_EXPORTED, adminId, userId, format, null);
    }

    /** All that a device or an address may be called in the history, where the realm keeps pseudonyms, or has kept them. */
    public Set<String> pseudonyms(String plain) {
        RealmModel realm = session.realms().getRealm(realmId);
        return Optional.ofNullable(realm)
                .flatMap(known -> Pseudonym.of(session, known))
                .map(pseudonym -> Set.copyOf(pseudonym.all(plain)))
                .orElse(Set.of());
    }

    /** Checks the realm's audit chain; takes as long as it is long. */
    public Verdict verify() {
        return server.auditing().verification(realmId).verify();
    }

    /** The last checkpoint of the realm's chain, to be taken away with an export. */
    public Optional<SignedCheckpoint> lastCheckpoint() {
        AuditStore chain =
                new AuditStore(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId);
        return chain.end()
                .flatMap(end -> chain.checkpoints(chain.lastChecked().seq() - 1).stream()
                        .reduce((one, later) -> later));
    }

    private void note(
            SessionEventType type,
            @Nullable String adminId,
            @Nullable String userId,
            @Nullable String cause,
            @Nullable String story) {
        SessionEvent event = SessionEvent.of(type, server.clock().instant(), realmId, userId, null, cause)
                .by(adminId);
        boolean noted = false;
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), own -> server.news(own).put(event));
            noted = true;
        } finally {
            if (!noted && story != null) {
                server.views().forget(story);
            }
        }
    }
}
