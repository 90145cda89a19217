package io.github.livesessions.registry;

import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.account.KeycloakSessions;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.store.Overdue;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Ends the sessions that were kept above the limit for a while, when the while is over. Any node may do it. */
final class KeepOver {

    private static final Logger LOG = Logger.getLogger(KeepOver.class);
    private static final int CHUNK = 100;

    private final KeycloakSessionFactory factory;
    private final Server server;

    KeepOver(KeycloakSessionFactory factory, Server server) {
        this.factory = factory;
        this.server = server;
    }

    void sweep() {
        List<Overdue> overdue = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> SessionStore.overdue(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(),
                        server.clock().instant(),
                        CHUNK));
        overdue.forEach(this::settle);
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
        session.getContext().setRealm(realm); // Keycloak looks for users in the context's realm
        UserModel user = session.users().getUserById(realm, overdue.userId());
        if (user == null) {
            return;
        }
        new AccountLock(session, server).take(realm.getId(), user.getId());
        SessionStore store = new SessionStore(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
        List<RecordedSession> recorded = store.of(user.getId(), "");
        Optional<RecordedSession> kept = recorded.stream()
                .filter(one -> one.session().id().equals(overdue.sessionId()))
                .findFirst();
        if (kept.isEmpty()) {
            return;
        }
        KeycloakSessions keycloak = new KeycloakSessions(session, realm, server.clock());
        boolean over = aboveLimit(
                session, realm, user, recorded.stream().filter(keycloak::alive).toList());
        if (over && PolicyComponent.enforces(realm)) {
            Closing closing = new Closing(session, server, realm.getId(), user.getId(), server.lastBaseUri());
            closing.close(kept.get(), EndCause.KEEP_OVER);
            closing.carryOut();
        } else {
            if (over) {
                new Reporting(
                                session,
                                server,
                                realm.getId(),
                                new Recording(session, server, realm.getId(), user.getId()))
                        .wouldEnd(kept.get().session(), EndCause.KEEP_OVER);
            }
            store.keepUntil(overdue.sessionId(), null);
        }
    }

    /** Whether the account is still above its limit: had the other session ended meanwhile, this one may stay. */
    private static boolean aboveLimit(
            KeycloakSession session, RealmModel realm, UserModel user, List<RecordedSession> recorded) {
        long counted =
                recorded.stream().filter(one -> one.session().kind().counted()).count();
        return PolicyComponent.policy(realm)
                .map(policy -> {
                    Plan plan = new PlanOf(session, realm, policy.plans()).user(user);
                    return counted > plan.limit();
                })
                .orElse(false);
    }
}
