package io.github.livesessions.registry;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.admission.AdmissionRule;
import io.github.livesessions.core.admission.GivesWay;
import io.github.livesessions.core.admission.Newcomer;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.account.KeycloakSessions;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.LoginNotes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The one place where an account's sessions are counted: under the account's row lock, in the transaction of the login,
 * so that what is decided and what is committed are the same.
 */
final class Entrance {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Server server;
    private final SessionStore store;
    private final Exit exit;

    Entrance(KeycloakSession session, RealmModel realm, UserModel user, Server server) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.server = server;
        this.store = new SessionStore(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
        this.exit = new Exit(session, realm, user, server);
    }

    /** Admits the login, and lets others give way; or ends the login itself, and nothing else. */
    void admit(Policy policy, CompletedLogin login) {
        new AccountLock(session, realm, server.clock()).take(user);
        List<RecordedSession> recorded = store.of(user.getId());
        if (recorded.stream().anyMatch(one -> isOf(login, one))) {
            return;
        }
        List<RecordedSession> others = KeycloakRegistry.others(recorded, login.sessionId());
        Plan plan = new PlanOf(session, realm, policy.plans()).user(user);
        Newcomer newcomer = newcomer(login);
        Admission admission = AdmissionRule.decide(plan, KeycloakRegistry.sessions(others), newcomer);
        if (full(admission)) {
            others = withoutDead(others);
            admission = AdmissionRule.decide(plan, KeycloakRegistry.sessions(others), newcomer);
        }
        if (admission instanceof Admission.Admitted admitted) {
            enter(policy, plan, login, others, admitted.givingWay());
        } else if (admission instanceof Admission.Asked asked && asked.surplus() == 0) {
            enter(policy, plan, login, others, List.of());
        } else {
            exit.schedule(login.sessionId(), login.keycloakStart(), EndCause.LIMIT_REFUSED);
        }
        exit.afterCommit();
    }

    private Newcomer newcomer(CompletedLogin login) {
        String key = login.visit().browserKey();
        return login.visit()
                .newcomer(key == null ? null : store.device(user.getId(), key).orElse(null));
    }

    private void enter(
            Policy policy, Plan plan, CompletedLogin login, List<RecordedSession> others, List<GivesWay> givingWay) {
        Set<String> leaving = new HashSet<>();
        for (GivesWay one : givingWay) {
            leaving.add(one.session().id());
            others.stream()
                    .filter(other -> other.session().id().equals(one.session().id()))
                    .forEach(other -> exit.close(other, one.cause()));
        }
        new Recording(store, server).record(realm.getId(), user.getId(), login);
        if (login.visit().answer().filter(LoginNotes.Answer::keepBoth).isPresent()) {
            List<LiveSession> staying = KeycloakRegistry.sessions(others).stream()
                    .filter(one -> one.kind().counted() && !leaving.contains(one.id()))
                    .toList();
            keepBoth(policy, plan, staying);
        }
    }

    /** The older of the sessions above the limit goes at the deadline, whatever happens to this node until then. */
    private void keepBoth(Policy policy, Plan plan, List<LiveSession> staying) {
        if (staying.size() + 1 > plan.limit()) {
            staying.stream()
                    .min(Comparator.comparing(LiveSession::startedAt))
                    .ifPresent(oldest -> store.keepUntil(
                            oldest.id(), server.clock().instant().plus(policy.keepBoth())));
        }
    }

    /** Forgets the sessions that Keycloak no longer holds, so that none of them takes a place. */
    private List<RecordedSession> withoutDead(List<RecordedSession> others) {
        KeycloakSessions keycloak = new KeycloakSessions(session, realm, server.clock());
        List<RecordedSession> living = new ArrayList<>();
        for (RecordedSession one : others) {
            if (keycloak.alive(one)) {
                living.add(one);
            } else {
                store.remove(one.session().id(), one.keycloakStart());
            }
        }
        return living;
    }

    private static boolean full(Admission admission) {
        return !(admission instanceof Admission.Admitted admitted)
                || admitted.givingWay().stream().anyMatch(one -> one.cause() == EndCause.EVICTED);
    }

    private static boolean isOf(CompletedLogin login, RecordedSession one) {
        return one.session().id().equals(login.sessionId()) && one.keycloakStart() == login.keycloakStart();
    }
}
