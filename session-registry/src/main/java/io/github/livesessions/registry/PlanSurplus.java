package io.github.livesessions.registry;

import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.account.KeycloakSessions;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import java.util.List;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Ends what an account has above its plan, in the current transaction and under the account's lock. */
final class PlanSurplus {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Server server;
    private final String baseUri;

    PlanSurplus(KeycloakSession session, RealmModel realm, Server server, String baseUri) {
        this.session = session;
        this.realm = realm;
        this.server = server;
        this.baseUri = baseUri;
    }

    /** Ends the surplus, and tells how many sessions that is. */
    int end(Policy policy, UserModel user) {
        server.requireFreshReads();
        new AccountLock(session, server).take(realm.getId(), user.getId());
        Found found = look(policy, user);
        Closing closing = new Closing(session, server, realm.getId(), user.getId(), baseUri);
        found.standing().stream()
                .filter(one -> found.surplus().contains(one.session().id()))
                .forEach(one -> closing.close(one, EndCause.EVICTED));
        closing.carryOut();
        return found.surplus().size();
    }

    /** What there is now; only under the account's lock it is still so a moment later. */
    Found look(Policy policy, UserModel user) {
        SessionStore store = new SessionStore(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
        Plan plan = new PlanOf(session, realm, policy.plans()).user(user);
        List<RecordedSession> standing = standing(store, user);
        Set<String> surplus = Set.copyOf(plan.surplus(KeycloakRegistry.sessions(standing)).stream()
                .map(LiveSession::id)
                .toList());
        return new Found(plan, standing, surplus);
    }

    /** What takes a place: alive, and not kept above the limit by a choice that has its own deadline. */
    private List<RecordedSession> standing(SessionStore store, UserModel user) {
        Set<String> kept = store.kept(user.getId());
        KeycloakSessions keycloak = new KeycloakSessions(session, realm, server.clock());
        return store.of(user.getId(), "").stream()
                .filter(one -> !kept.contains(one.session().id()))
                .filter(keycloak::alive)
                .toList();
    }

    /**
     * An account with its plan.
     *
     * @param standing the sessions that take a place, and others that do not count
     * @param surplus ids of those for which the plan has none
     */
    record Found(Plan plan, List<RecordedSession> standing, Set<String> surplus) {}
}
