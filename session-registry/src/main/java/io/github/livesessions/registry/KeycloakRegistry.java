package io.github.livesessions.registry;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.admission.AdmissionRule;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.account.KeycloakSessions;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Visit;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The registry on Keycloak's own database. */
final class KeycloakRegistry implements SessionRegistry {

    private final KeycloakSession session;
    private final Server server;

    KeycloakRegistry(KeycloakSession session, Server server) {
        this.session = session;
        this.server = server;
    }

    @Override
    public Optional<Policy> gate(RealmModel realm) {
        return server.heldOpen() ? Optional.empty() : PolicyComponent.policy(realm);
    }

    @Override
    public boolean heldOpen() {
        return server.heldOpen();
    }

    @Override
    public Admission assess(RealmModel realm, UserModel user, Policy policy, String sessionId, Visit visit) {
        SessionStore store = store(realm);
        List<RecordedSession> recorded = store.of(user.getId());
        if (continues(realm, user, sessionId, recorded)) {
            return new Admission.Admitted(List.of());
        }
        List<RecordedSession> others = others(recorded, sessionId);
        Plan plan = new PlanOf(session, realm, policy.plans()).user(user);
        String device = visit.browserKey() == null
                ? null
                : store.device(user.getId(), visit.browserKey()).orElse(null);
        Admission admission = AdmissionRule.decide(plan, sessions(others), visit.newcomer(device));
        return admission instanceof Admission.Admitted
                ? admission
                : AdmissionRule.decide(plan, sessions(living(realm, others)), visit.newcomer(device));
    }

    @Override
    public void record(RealmModel realm, UserModel user, CompletedLogin login) {
        Optional<Policy> policy = login.kind().counted() ? gate(realm) : Optional.empty();
        if (policy.isPresent()) {
            server.queue().enter(session, realm.getId(), user.getId());
            new Entrance(session, realm, user, server).admit(policy.get(), login);
        } else {
            watch(realm.getId(), user.getId(), login);
        }
    }

    /** A realm that is only watched must not feel it: the session is recorded after its login, apart from it. */
    private void watch(String realmId, String userId, CompletedLogin login) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        afterCommit(() -> server.executor()
                .execute(() -> KeycloakModelUtils.runJobInTransaction(
                        factory,
                        own -> new Recording(
                                        new SessionStore(
                                                own.getProvider(JpaConnectionProvider.class)
                                                        .getEntityManager(),
                                                realmId),
                                        server)
                                .record(realmId, userId, login))));
    }

    @Override
    public void forget(RealmModel realm, String sessionId) {
        SessionStore store = store(realm);
        if (!store.forgetOnline(sessionId) && session.sessions().getOfflineUserSession(realm, sessionId) == null) {
            store.forget(sessionId);
        }
    }

    @Override
    public void turnOffline(RealmModel realm, String sessionId) {
        store(realm).turnOffline(sessionId);
    }

    @Override
    public boolean end(RealmModel realm, UserModel user, String sessionId, EndCause cause) {
        server.queue().enter(session, realm.getId(), user.getId());
        return new Exit(session, realm, user, server).end(sessionId, cause);
    }

    @Override
    public void endAll(RealmModel realm, UserModel user, EndCause cause) {
        server.queue().enter(session, realm.getId(), user.getId());
        new Exit(session, realm, user, server).endAll(cause);
    }

    @Override
    public void erase(RealmModel realm, UserModel user) {
        store(realm).erase(user.getId());
    }

    @Override
    public void erase(RealmModel realm) {
        store(realm).erase(null);
    }

    @Override
    public void close() {}

    /** Whether the login goes on with a session that is recorded and alive: a second tab, another client. */
    private boolean continues(RealmModel realm, UserModel user, String sessionId, List<RecordedSession> recorded) {
        UserSessionModel current = session.sessions().getUserSession(realm, sessionId);
        return current != null
                && current.getUser() != null
                && current.getUser().getId().equals(user.getId())
                && recorded.stream()
                        .anyMatch(one ->
                                one.session().id().equals(sessionId) && one.keycloakStart() == current.getStarted());
    }

    private List<RecordedSession> living(RealmModel realm, List<RecordedSession> others) {
        KeycloakSessions keycloak = new KeycloakSessions(session, realm, server.clock());
        return others.stream().filter(keycloak::alive).toList();
    }

    private SessionStore store(RealmModel realm) {
        return new SessionStore(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
    }

    private void afterCommit(Runnable work) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                work.run();
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    static List<RecordedSession> others(List<RecordedSession> recorded, String sessionId) {
        return recorded.stream()
                .filter(one -> !one.session().id().equals(sessionId))
                .toList();
    }

    static List<LiveSession> sessions(List<RecordedSession> recorded) {
        return recorded.stream().map(RecordedSession::session).toList();
    }
}
