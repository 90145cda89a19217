package io.github.livesessions.registry;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.policy.FingerprintLevel;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.account.Lifetimes;
import io.github.livesessions.registry.device.Devices;
import io.github.livesessions.registry.device.Recognized;
import io.github.livesessions.registry.device.Recognizer;
import io.github.livesessions.registry.device.SessionBinding;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.presence.Attendance;
import io.github.livesessions.registry.presence.Greeting;
import io.github.livesessions.registry.presence.Hello;
import io.github.livesessions.registry.push.Acting;
import io.github.livesessions.registry.push.Hub;
import io.github.livesessions.registry.store.Eraser;
import io.github.livesessions.registry.store.LockedAccount;
import io.github.livesessions.registry.store.PlanNotes.Account;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Visit;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

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
    public void takeTurn(RealmModel realm, UserModel user) {
        server.queue().enter(session, realm.getId(), user.getId());
    }

    @Override
    public void leaveTurn(RealmModel realm, UserModel user) {
        server.queue().leave(session, realm.getId(), user.getId());
    }

    @Override
    public Optional<Admission> glance(RealmModel realm, UserModel user, Policy policy, String sessionId, Visit visit) {
        if (!server.queue().isCrowded(session, realm.getId(), user.getId())) {
            return Optional.empty();
        }
        Optional<Admission> page = new Glance(session, server).at(realm, user, policy, sessionId, visit);
        page.ifPresent(seen -> server.queue().excuse(session, realm.getId(), user.getId()));
        return page;
    }

    @Override
    public Recognized recognize(RealmModel realm, UserModel user, Policy policy, Visit visit) {
        Recognizer recognizer = new Recognizer(session, realm);
        return recognizer.remembered(user.getId(), visit).orElseGet(() -> {
            takeTurn(realm, user);
            return recognizer.recognize(user.getId(), visit, policy.fingerprint() != FingerprintLevel.OFF);
        });
    }

    @Override
    public Admission assess(RealmModel realm, UserModel user, Policy policy, String sessionId, Visit visit) {
        server.requireFreshReads();
        takeTurn(realm, user);
        return new Assessment(session, realm, user, server, store(realm))
                .of(policy, recognize(realm, user, policy, visit), sessionId, visit);
    }

    @Override
    public void record(RealmModel realm, UserModel user, CompletedLogin login) {
        Optional<Policy> policy = login.kind().counted() ? gate(realm) : Optional.empty();
        if (policy.isPresent() && !policy.get().enforces()) {
            new Afterwards(server, realm, user).rehearse(session, rehearsal -> rehearsal.login(login));
        } else if (policy.isPresent()) {
            server.requireFreshReads();
            LockedAccount account = lock(realm, user);
            new Entrance(session, realm, user, server, store(realm)).admit(policy.get(), login, account);
        } else {
            new Watching(session, server, realm.getId(), user.getId()).record(login);
        }
    }

    @Override
    public void forget(RealmModel realm, @Nullable String userId, String sessionId, EndCause cause) {
        byKeycloak(realm).one(userId, sessionId, cause);
    }

    @Override
    public void forgetOnline(RealmModel realm, String userId, EndCause cause) {
        byKeycloak(realm).online(userId, cause);
    }

    @Override
    public void forgetAll(RealmModel realm, EndCause cause) {
        byKeycloak(realm).all(cause);
    }

    @Override
    public void turnOffline(RealmModel realm, String sessionId) {
        store(realm).turn(sessionId, SessionKind.OFFLINE_TOKEN);
    }

    @Override
    public boolean end(RealmModel realm, UserModel user, String sessionId, EndCause cause) {
        lock(realm, user);
        return dismissal(realm, user).one(sessionId, cause);
    }

    @Override
    public int endOffline(RealmModel realm, UserModel user, String spared, EndCause cause) {
        lock(realm, user);
        return dismissal(realm, user).offline(spared, cause);
    }

    @Override
    public void endAll(RealmModel realm, UserModel user, EndCause cause) {
        lock(realm, user);
        dismissal(realm, user).all(cause);
    }

    @Override
    public void endAll(RealmModel realm, UserModel user, Policy policy, Visit visit) {
        LockedAccount account = lock(realm, user);
        Recognized recognized = new Recognizer(session, realm)
                .recognize(user.getId(), visit, policy.fingerprint() != FingerprintLevel.OFF);
        Recording recording = new Recording(session, server, realm.getId(), user.getId());
        recording.knowing(account);
        Acting.owner(session, recording.keep(visit, recognized));
        dismissal(realm, user).all(EndCause.LOGOUT_EVERYWHERE);
    }

    @Override
    public int applyPlan(RealmModel realm, UserModel user) {
        return enforced(realm)
                .map(policy -> new PlanSurplus(session, realm, server, server.baseUri(session)).end(policy, user))
                .orElse(0);
    }

    @Override
    public void planChanged(RealmModel realm, String userId) {
        Account account = new Account(realm.getId(), userId);
        server.afterCommit(
                session, () -> new NotedPlans(session.getKeycloakSessionFactory(), server.clock()).look(account));
    }

    @Override
    public AppliedPlans applyPlans(RealmModel realm) {
        return enforced(realm)
                .map(policy -> new PlanSweep(
                                session.getKeycloakSessionFactory(), server, realm.getId(), server.baseUri(session))
                        .apply(policy))
                .orElse(AppliedPlans.NONE);
    }

    @Override
    public void applyPlansAfterCommit(RealmModel realm) {
        new PlansAfterCommit(session, server, realm.getId()).enlist();
    }

    @Override
    public Equipment equipment() {
        return server.equipment();
    }

    @Override
    public PlanPreview preview(RealmModel realm, Policy policy, Predicate<UserModel> shown) {
        return new PlanForecast(session, realm, server, policy).preview(shown);
    }

    @Override
    public boolean locksOut(RealmModel realm, Policy policy) {
        return new LockOut(session, server, realm).by(policy);
    }

    @Override
    public void endOthers(RealmModel realm, UserModel user, String sessionId, EndCause cause) {
        lock(realm, user);
        dismissal(realm, user).allBut(sessionId, cause);
    }

    @Override
    public void passwordSet(RealmModel realm, UserModel user, Set<String> spared, boolean byAdministrator) {
        Optional<Policy> policy = gate(realm);
        if (policy.isPresent() && !policy.get().enforces()) {
            new Afterwards(server, realm, user).rehearse(session, rehearsal -> rehearsal.newPassword(spared));
        } else if (policy.isPresent()) {
            lock(realm, user);
            dismissal(realm, user).allBut(spared, EndCause.PASSWORD);
            new OwnersNotice(session, server, realm, user).ofPassword(byAdministrator);
        }
    }

    @Override
    public void leaving(RealmModel realm, UserModel user) {
        // first, as logins do: what they write under the lock is there when all of it is erased
        lock(realm, user);
        if (gate(realm).isPresent()) {
            new Unannounced(session, server, realm).leaving(user);
        }
    }

    @Override
    public Devices devices(RealmModel realm, UserModel user) {
        DeviceEnforcement enforcement = new DeviceEnforcement(session, realm, user, server, server.baseUri(session));
        return new Devices(entities(), server.news(session), server.clock(), enforcement, realm.getId(), user.getId());
    }

    @Override
    public void tell(RealmModel realm, UserModel user, SessionEventType type, Visit visit, @Nullable String cause) {
        new Recording(session, server, realm.getId(), user.getId()).tell(type, null, visit, cause);
    }

    @Override
    public void policyChanged(RealmModel realm, String cause) {
        UserModel admin = session.getContext().getUser();
        server.news(session)
                .put(SessionEvent.of(
                                SessionEventType.POLICY_CHANGED,
                                server.clock().instant(),
                                realm.getId(),
                                null,
                                null,
                                cause)
                        .by(admin == null ? null : admin.getId()));
    }

    @Override
    public void refusedFull(RealmModel realm, UserModel user, Visit visit) {
        new Refused(session, server, realm, user).full(visit);
    }

    @Override
    public void violated(
            RealmModel realm,
            UserModel user,
            Policy policy,
            String sessionId,
            Visit visit,
            SessionBinding.Mismatch mismatch) {
        new Refused(session, server, realm, user).violated(policy, sessionId, visit, mismatch);
    }

    @Override
    public void refusedBlocked(RealmModel realm, UserModel user, Visit visit) {
        new Refused(session, server, realm, user).blocked(visit);
    }

    @Override
    public AccountGuard guard(RealmModel realm, UserModel user) {
        return new AccountGuard(session, server, realm, user);
    }

    @Override
    public AccountHistory history(RealmModel realm, UserModel user) {
        return new AccountHistory(session, server, realm.getId(), user.getId());
    }

    @Override
    public HistoryAccess historyAccess(RealmModel realm) {
        return new HistoryAccess(session, server, realm.getId());
    }

    @Override
    public Optional<String> placeAttribution() {
        return server.placeAttribution();
    }

    @Override
    public Attendance attendance() {
        return server.attendance();
    }

    @Override
    public Hello hello(RealmModel realm, UserModel user, UserSessionModel userSession) {
        Lifetimes lifetimes = Lifetimes.of(session, realm, server.heldOpen());
        return new Greeting(entities(), realm.getId(), server.clock()).to(userSession, lifetimes.of(user));
    }

    @Override
    public Hub hub() {
        return server.push().hub();
    }

    @Override
    public void erase(RealmModel realm, UserModel user) {
        new DeletedAccount(session, server, realm, user.getId()).erase();
    }

    @Override
    public void erase(RealmModel realm) {
        new Eraser(entities(), realm.getId()).realm();
    }

    @Override
    public void close() {}

    private EndedByKeycloak byKeycloak(RealmModel realm) {
        return new EndedByKeycloak(
                session, server, realm, store(realm), () -> gate(realm).isPresent());
    }

    private Dismissal dismissal(RealmModel realm, UserModel user) {
        return new Dismissal(session, realm, user, server, store(realm), server.baseUri(session));
    }

    private LockedAccount lock(RealmModel realm, UserModel user) {
        return new AccountLock(session, server).take(realm.getId(), user.getId());
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private SessionStore store(RealmModel realm) {
        return new SessionStore(entities(), realm.getId());
    }

    /** The account's sessions but the one of that id. */
    static List<RecordedSession> others(List<RecordedSession> recorded, String userId, String sessionId) {
        return recorded.stream()
                .filter(one -> one.session().userId().equals(userId)
                        && !one.session().id().equals(sessionId))
                .toList();
    }

    static List<LiveSession> sessions(List<RecordedSession> recorded) {
        return recorded.stream().map(RecordedSession::session).toList();
    }
}
