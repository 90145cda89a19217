package io.github.livesessions.registry;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.admission.AdmissionRule;
import io.github.livesessions.core.admission.Newcomer;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.account.Hourglass;
import io.github.livesessions.registry.account.KeycloakSessions;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.device.Recognized;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Visit;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** What the gate answers to a login, before there is a session: it only reads, and nothing is settled by it. */
final class Assessment {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Server server;
    private final SessionStore store;

    Assessment(KeycloakSession session, RealmModel realm, UserModel user, Server server, SessionStore store) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.server = server;
        this.store = store;
    }

    Admission of(Policy policy, Recognized recognized, String sessionId, Visit visit) {
        Optional<Admission> refusal = recognized.refusal(visit);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (visit.passwordReset()) {
            return new Admission.Admitted(List.of()); // what else stands ends with the login
        }
        Plan plan = new PlanOf(session, realm, policy.plans()).user(user);
        Newcomer newcomer =
                visit.newcomer(recognized.device().map(KnownDevice::id).orElse(null));
        if (AdmissionRule.admitsWhoeverIsThere(plan, newcomer)) {
            return new Admission.Admitted(List.of()); // who gives way is decided under the lock
        }
        List<RecordedSession> recorded = store.of(user.getId(), sessionId);
        if (continues(sessionId, recorded)) {
            return new Admission.Admitted(List.of());
        }
        List<RecordedSession> others = KeycloakRegistry.others(recorded, user.getId(), sessionId);
        Admission admission = AdmissionRule.decide(plan, KeycloakRegistry.sessions(others), newcomer);
        return admission instanceof Admission.Admitted
                ? admission
                : AdmissionRule.decide(plan, KeycloakRegistry.sessions(living(others)), newcomer);
    }

    /** Whether the login goes on with a session that is recorded and alive: a second tab, another client. */
    private boolean continues(String sessionId, List<RecordedSession> recorded) {
        UserSessionModel current = session.sessions().getUserSession(realm, sessionId);
        return current != null
                && current.getUser() != null
                && current.getUser().getId().equals(user.getId())
                && AuthenticationManager.isSessionValid(realm, current)
                && (current.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()) != null
                        || recorded.stream()
                                .anyMatch(one -> one.session().id().equals(sessionId)
                                        && one.keycloakStart() == current.getStarted()));
    }

    private List<RecordedSession> living(List<RecordedSession> others) {
        KeycloakSessions keycloak = new KeycloakSessions(session, realm, server.clock());
        Hourglass hourglass = server.hourglass(session, realm);
        return others.stream()
                .filter(one -> keycloak.alive(one)
                        && hourglass
                                .over(one.session(), user, server.clock().instant())
                                .isEmpty())
                .toList();
    }
}
