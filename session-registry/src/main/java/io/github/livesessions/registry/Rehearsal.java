package io.github.livesessions.registry;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.admission.AdmissionRule;
import io.github.livesessions.core.admission.GivesWay;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.policy.FingerprintLevel;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.account.KeycloakSessions;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.device.Recognized;
import io.github.livesessions.registry.device.Recognizer;
import io.github.livesessions.registry.store.LockedAccount;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.store.SparedSessions;
import io.github.livesessions.registry.visit.Visit;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Plays through what a policy in report-only would have made of one account: by the same rules and under the same lock as
 * if it were enforced, but nobody is ended or refused. Sessions that would be gone by now take no place.
 */
final class Rehearsal {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Server server;
    private final Policy policy;
    private final SessionStore store;
    private final SparedSessions spared;
    private final Recording recording;
    private final Reporting reporting;

    Rehearsal(KeycloakSession session, RealmModel realm, UserModel user, Server server, Policy policy) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.server = server;
        this.policy = policy;
        this.store = new SessionStore(entities, realm.getId());
        this.spared = new SparedSessions(entities, realm.getId());
        this.recording = new Recording(session, server, realm.getId(), user.getId());
        this.reporting = new Reporting(session, server, realm.getId(), recording);
    }

    /** Records a login, and what it would have led to. */
    void login(CompletedLogin login) {
        LockedAccount account = lock();
        List<RecordedSession> recorded = store.of(user.getId(), login.sessionId());
        if (recorded.stream().anyMatch(one -> isOf(login, one))) {
            server.attendance().tokenUsed(realm.getId(), login.sessionId());
            return;
        }
        if (store.isEnding(login.sessionId(), login.keycloakStart())) {
            return;
        }
        recording.knowing(account);
        Recognized device = new Recognizer(session, realm)
                .recognize(user.getId(), login.visit(), policy.fingerprint() != FingerprintLevel.OFF);
        List<RecordedSession> standing = standing(KeycloakRegistry.others(recorded, user.getId(), login.sessionId()));
        boolean leftBehind =
                recorded.stream().anyMatch(one -> one.session().id().equals(login.sessionId()));
        Plan plan = new PlanOf(session, realm, policy.plans()).user(user);
        recording.record(login, device, leftBehind, plan.name());
        if (session.sessions().getOfflineUserSession(realm, login.sessionId()) != null) {
            store.turn(login.sessionId(), SessionKind.OFFLINE_TOKEN); // it was issued before there was a row
        }
        decide(login, device, standing, plan);
    }

    /** A new password would have ended what stands, but those sessions. */
    void newPassword(Set<String> staying) {
        lock();
        standing(store.of(user.getId(), "")).stream()
                .filter(one -> !staying.contains(one.session().id()))
                .forEach(one -> reporting.wouldEnd(one.session(), EndCause.PASSWORD));
    }

    private void decide(CompletedLogin login, Recognized device, List<RecordedSession> standing, Plan plan) {
        Visit visit = login.visit();
        var kept = device.refusal(visit);
        if (kept.isPresent()) {
            boolean blocked = kept.get() instanceof Admission.Blocked;
            reporting.wouldBlock(login.sessionId(), visit, blocked ? AlertRule.BLOCKED_DEVICE.id() : "suspected");
            return;
        }
        if (visit.passwordReset()) {
            standing.forEach(one -> reporting.wouldEnd(one.session(), EndCause.PASSWORD));
            return;
        }
        String known = device.device().map(KnownDevice::id).orElse(null);
        Admission admission = AdmissionRule.decide(plan, KeycloakRegistry.sessions(standing), visit.newcomer(known));
        if (admission instanceof Admission.Admitted admitted) {
            admitted.givingWay().forEach(one -> giveWay(one, plan));
        } else if (admission instanceof Admission.Asked asked && !visit.directGrant()) {
            reporting.wouldAsk(login.sessionId(), visit, asked.surplus() > 0);
        } else {
            reporting.wouldRefuse(login.sessionId(), visit);
        }
    }

    private void giveWay(GivesWay one, Plan plan) {
        if (one.cause() == EndCause.EVICTED) {
            reporting.wouldEvict(one.session(), plan.whenFull());
        } else {
            reporting.wouldEnd(one.session(), one.cause());
        }
    }

    /** Those that would still be there. */
    private List<RecordedSession> standing(List<RecordedSession> recorded) {
        Set<String> gone = spared.of(user.getId());
        KeycloakSessions keycloak = new KeycloakSessions(session, realm, server.clock());
        return recorded.stream()
                .filter(one -> !gone.contains(one.session().id()))
                .filter(keycloak::alive)
                .toList();
    }

    private LockedAccount lock() {
        return new AccountLock(session, server).take(realm.getId(), user.getId());
    }

    private boolean isOf(CompletedLogin login, RecordedSession one) {
        return one.session().id().equals(login.sessionId())
                && one.session().userId().equals(user.getId())
                && one.keycloakStart() == login.keycloakStart();
    }
}
