package io.github.livesessions.registry;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.admission.AdmissionRule;
import io.github.livesessions.core.admission.GivesWay;
import io.github.livesessions.core.admission.Newcomer;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.policy.FingerprintLevel;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.account.Hourglass;
import io.github.livesessions.registry.account.KeycloakSessions;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.device.Recognized;
import io.github.livesessions.registry.device.Recognizer;
import io.github.livesessions.registry.push.Acting;
import io.github.livesessions.registry.store.LockedAccount;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.LoginNotes;
import io.github.livesessions.registry.visit.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Where a login becomes a session: the account's sessions are counted under its lock, in the transaction of the login,
 * so that what is decided and what is committed are the same.
 */
final class Entrance {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Server server;
    private final SessionStore store;
    private final Recording recording;
    private final Closing closing;

    Entrance(KeycloakSession session, RealmModel realm, UserModel user, Server server, SessionStore store) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.server = server;
        this.store = store;
        this.recording = new Recording(session, server, realm.getId(), user.getId());
        this.closing = new Closing(session, server, realm.getId(), user.getId(), server.baseUri(session));
    }

    /**
     * Admits the login, and lets others give way; or ends the login itself, and nothing else.
     *
     * @param account what the account's row says now that it is locked
     */
    void admit(Policy policy, CompletedLogin login, LockedAccount account) {
        recording.knowing(account);
        List<RecordedSession> recorded = store.of(user.getId(), login.sessionId());
        boolean known = recorded.stream().anyMatch(one -> isOf(login, one));
        if (known && !login.visit().passwordReset()) {
            server.attendance().tokenUsed(realm.getId(), login.sessionId());
            return;
        }
        List<RecordedSession> others = KeycloakRegistry.others(recorded, user.getId(), login.sessionId());
        if (alreadyEnding(login)) {
            return;
        }
        boolean leftBehind =
                recorded.stream().anyMatch(one -> one.session().id().equals(login.sessionId()));
        Recognized device = device(policy, login.visit(), account.blockChanges());
        if (device.refusal(login.visit()).isPresent()) {
            turnAwayBlocked(login);
            closing.carryOut();
            return;
        }
        Plan plan = new PlanOf(session, realm, policy.plans()).user(user);
        if (login.visit().passwordReset()) {
            others.forEach(one -> closing.close(one, EndCause.PASSWORD));
            if (!known) {
                recording.record(login, device, leftBehind, plan.name());
            }
            closing.carryOut();
            return;
        }
        Newcomer newcomer =
                login.visit().newcomer(device.device().map(KnownDevice::id).orElse(null));
        Admission admission = AdmissionRule.decide(plan, KeycloakRegistry.sessions(others), newcomer);
        if (full(admission)) {
            others = withoutDead(others);
            admission = AdmissionRule.decide(plan, KeycloakRegistry.sessions(others), newcomer);
        }
        if (admission instanceof Admission.Admitted admitted) {
            tellChoice(login);
            boolean proven = device.proven(login.visit(), server.clock().instant());
            String here = recording.record(login, device, leftBehind, plan.name());
            Acting.owner(session, here); // the pages of those that give way say for which device
            Set<String> leaving = letGo(others, admitted.givingWay(), plan);
            new ChosenEndings(session, server, realm.getId(), user.getId(), recording, closing)
                    .follow(admitted.givingWay(), others, login.visit(), proven, here);
            keepBoth(policy, plan, login, others, leaving);
        } else if (admission instanceof Admission.Asked asked && asked.surplus() == 0) {
            recording.record(login, device, leftBehind, plan.name());
        } else {
            turnAway(login);
        }
        closing.carryOut();
    }

    /** The gate's answer, where nothing can have changed it since; else it is asked for again, under the lock. */
    private Recognized device(Policy policy, Visit visit, int blockChanges) {
        Recognizer recognizer = new Recognizer(session, realm);
        boolean fingerprinted = policy.fingerprint() != FingerprintLevel.OFF;
        Recognized seen = recognizer.recognize(user.getId(), visit, fingerprinted);
        // a device that was new at the gate may have been met since, by another login on another node
        boolean holds =
                seen.blockChanges() == blockChanges && (seen.device().isPresent() || visit.browserKey() == null);
        return holds ? seen : recognizer.recognizeAgain(user.getId(), visit, fingerprinted);
    }

    /**
     * Whether the login goes on in a session that has been decided to end and still stands in Keycloak for a moment: it
     * ends with it, and takes no place. Only a session from before can be; a new one spares itself the question.
     */
    private boolean alreadyEnding(CompletedLogin login) {
        return login.startedAt()
                        .plus(CompletedLogin.NEW)
                        .isBefore(server.clock().instant())
                && store.isEnding(login.sessionId(), login.keycloakStart());
    }

    private Set<String> letGo(List<RecordedSession> others, List<GivesWay> givingWay, Plan plan) {
        Set<String> leaving = new HashSet<>();
        for (GivesWay one : givingWay) {
            leaving.add(one.session().id());
            if (one.cause() == EndCause.EVICTED) {
                recording.tellOf(
                        one.session(),
                        SessionEventType.SESSION_EVICTED,
                        plan.whenFull().id());
            }
            others.stream()
                    .filter(other -> other.session().id().equals(one.session().id()))
                    .forEach(other -> closing.close(other, one.cause()));
        }
        return leaving;
    }

    /** What the person chose takes effect with the login, and is told with it. */
    private void tellChoice(CompletedLogin login) {
        login.visit()
                .answer()
                .ifPresent(answer -> recording.tell(
                        SessionEventType.SESSION_CHOICE, login.sessionId(), login.visit(), answer.button()));
    }

    /** The device was blocked while this login took its time. */
    private void turnAwayBlocked(CompletedLogin login) {
        closing.end(login.sessionId(), login.keycloakStart(), EndCause.BLOCKED);
        recording.tell(SessionEventType.BLOCKED_LOGIN_REFUSED, login.sessionId(), login.visit(), EndCause.BLOCKED.id());
        recording.alert(AlertRule.BLOCKED_DEVICE, login.sessionId(), null);
    }

    /** Somebody else was faster while this login took its time; nobody suffers for it but the login itself. */
    private void turnAway(CompletedLogin login) {
        closing.end(login.sessionId(), login.keycloakStart(), EndCause.LIMIT_REFUSED);
        recording.tell(SessionEventType.LIMIT_REFUSED, login.sessionId(), login.visit(), EndCause.LIMIT_REFUSED.id());
        recording.alert(AlertRule.LIMIT_REFUSED, login.sessionId(), null);
    }

    /** The older of the sessions above the limit goes at the deadline, whatever happens to this node until then. */
    private void keepBoth(
            Policy policy, Plan plan, CompletedLogin login, List<RecordedSession> others, Set<String> leaving) {
        if (login.visit().answer().filter(LoginNotes.Answer::keepBoth).isEmpty()) {
            return;
        }
        List<LiveSession> staying = KeycloakRegistry.sessions(others).stream()
                .filter(one -> one.kind().counted() && !leaving.contains(one.id()))
                .toList();
        if (staying.size() + 1 > plan.limit()) {
            staying.stream()
                    .min(Comparator.comparing(LiveSession::startedAt))
                    .ifPresent(oldest -> store.keepUntil(
                            oldest.id(), server.clock().instant().plus(policy.keepBoth())));
        }
    }

    /** Forgets the sessions that Keycloak no longer holds, or whose time is over, so that none of them takes a place. */
    private List<RecordedSession> withoutDead(List<RecordedSession> others) {
        Hourglass hourglass = server.hourglass(session, realm);
        KeycloakSessions keycloak = new KeycloakSessions(session, realm, server.clock());
        List<RecordedSession> living = new ArrayList<>();
        for (RecordedSession one : others) {
            Optional<EndCause> over =
                    hourglass.over(one.session(), user, server.clock().instant());
            if (!keycloak.alive(one)) {
                closing.drop(one, EndCause.LOST);
            } else if (over.isPresent()) {
                closing.close(one, over.get());
            } else {
                living.add(one);
            }
        }
        return living;
    }

    private static boolean full(Admission admission) {
        return !(admission instanceof Admission.Admitted admitted)
                || admitted.givingWay().stream().anyMatch(one -> one.cause() == EndCause.EVICTED);
    }

    private boolean isOf(CompletedLogin login, RecordedSession one) {
        return one.session().id().equals(login.sessionId())
                && one.session().userId().equals(user.getId())
                && one.keycloakStart() == login.keycloakStart();
    }
}
