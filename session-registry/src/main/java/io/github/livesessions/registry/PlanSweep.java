package io.github.livesessions.registry;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.store.SessionStore;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Holds every account of a realm to its plan, chunk by chunk; only accounts with more sessions than the smallest plan
 * allows are looked at. A login that comes meanwhile is decided by the same plan.
 */
final class PlanSweep {

    private static final Logger LOG = Logger.getLogger(PlanSweep.class);
    private static final int CHUNK = 100;

    private final KeycloakSessionFactory factory;
    private final Server server;
    private final String realmId;
    private final String baseUri;

    PlanSweep(KeycloakSessionFactory factory, Server server, String realmId, String baseUri) {
        this.factory = factory;
        this.server = server;
        this.realmId = realmId;
        this.baseUri = baseUri;
    }

    AppliedPlans apply(Policy policy) {
        AppliedPlans applied = AppliedPlans.NONE;
        List<String> chunk = next(policy, "");
        while (!chunk.isEmpty()) {
            for (String userId : chunk) {
                applied = settle(policy, userId, applied);
            }
            chunk = next(policy, chunk.get(chunk.size() - 1));
        }
        return applied;
    }

    private List<String> next(Policy policy, String after) {
        int limit = policy.plans().smallest().limit();
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new SessionStore(
                                session.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId)
                        .crowded(limit, after, CHUNK));
    }

    /** One that cannot be settled now must not hold up the others. */
    private AppliedPlans settle(Policy policy, String userId, AppliedPlans applied) {
        try {
            return applied.and(
                    KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> end(session, policy, userId)));
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "account %s is not held to its plan this time", userId);
            return applied.andFailed();
        }
    }

    private int end(KeycloakSession session, Policy policy, String userId) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm); // Keycloak looks for users in the context's realm
        UserModel user = session.users().getUserById(realm, userId);
        return user == null ? 0 : new PlanSurplus(session, realm, server, baseUri).end(policy, user);
    }
}
