package io.github.livesessions.registry;

import io.github.livesessions.core.presence.Lifetime;
import io.github.livesessions.core.presence.Silence;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.account.Hourglass;
import io.github.livesessions.registry.account.Lifetimes;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.store.Overdue;
import io.github.livesessions.registry.store.Overtime;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Ends the sessions whose time is over, in realms that are set up, or tells that it would. Called by one thread at a time. */
final class TimeOver {

    private static final Logger LOG = Logger.getLogger(TimeOver.class);

    private static final int CHUNK = 500;
    private static final int MAX_CHUNKS = 10;

    private final KeycloakSessionFactory factory;
    private final Server server;
    private final Silence silence;
    private final Map<String, String> bookmarks = new HashMap<>();

    TimeOver(KeycloakSessionFactory factory, Server server) {
        this.factory = factory;
        this.server = server;
        this.silence = server.attendance().silence();
    }

    void sweep() {
        if (server.heldOpen()) {
            return;
        }
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.realms()
                        .getRealmsStream()
                        .map(RealmModel::getId)
                        .toList());
        bookmarks.keySet().retainAll(realms);
        realms.forEach(this::sweep);
    }

    /** A chunk holds those, too, whose plan gives them longer: where there are many, the next round goes on behind. */
    private void sweep(String realmId) {
        for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
            String after = bookmarks.getOrDefault(realmId, "");
            List<Overdue> candidates = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> candidates(session, realmId, after));
            candidates.forEach(this::settle);
            if (candidates.size() < CHUNK) {
                bookmarks.remove(realmId);
                return;
            }
            bookmarks.put(realmId, candidates.get(candidates.size() - 1).sessionId());
        }
    }

    private List<Overdue> candidates(KeycloakSession session, String realmId, String after) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return List.of();
        }
        session.getContext().setRealm(realm);
        Lifetimes lifetimes = Lifetimes.written(session, realm);
        if (!lifetimes.enforced()) {
            return List.of();
        }
        Lifetime shortest = lifetimes.shortest();
        Instant now = server.clock().instant();
        return new Overtime(entities(session), realmId)
                .next(after, now, shortest.idle(), shortest.longest(), silence.removedSince(now), CHUNK);
    }

    /** One that cannot be settled now must not hold up the others. */
    private void settle(Overdue overdue) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> settle(session, overdue));
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "session %s is settled in the next round", overdue.sessionId());
        }
    }

    private void settle(KeycloakSession session, Overdue overdue) {
        RealmModel realm = session.realms().getRealm(overdue.realmId());
        if (realm == null) {
            return; // its removal takes the row along
        }
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, overdue.userId());
        if (user == null) {
            return;
        }
        Hourglass hourglass = new Hourglass(Lifetimes.written(session, realm), silence);
        SessionStore store = new SessionStore(entities(session), realm.getId());
        if (due(store, overdue, hourglass, user).isEmpty()) {
            return; // most have longer than the shortest plan, and are spared the lock
        }
        new AccountLock(session, server).take(realm.getId(), user.getId());
        due(store, overdue, hourglass, user).ifPresent(over -> {
            if (PolicyComponent.enforces(realm)) {
                Closing closing = new Closing(session, server, realm.getId(), user.getId(), server.lastBaseUri());
                closing.close(over.session(), over.cause());
                closing.carryOut();
            } else {
                Recording recording = new Recording(session, server, realm.getId(), user.getId());
                new Reporting(session, server, realm.getId(), recording)
                        .wouldEnd(over.session().session(), over.cause());
            }
        });
    }

    private Optional<Over> due(SessionStore store, Overdue overdue, Hourglass hourglass, UserModel user) {
        return store.of(user.getId(), "").stream()
                .filter(one -> one.session().id().equals(overdue.sessionId()))
                .findFirst()
                .flatMap(one -> hourglass
                        .over(one.session(), user, server.clock().instant())
                        .map(cause -> new Over(one, cause)));
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private record Over(RecordedSession session, EndCause cause) {}
}
