package io.github.livesessions.registry;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.admission.AdmissionRule;
import io.github.livesessions.core.admission.Newcomer;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.policy.EndSessions;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.account.KeycloakSessions;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.device.HeldDevice;
import io.github.livesessions.registry.device.SessionBinding;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.representations.AccessToken;

/**
 * Whether rules would lock out the administrator who is about to save them: whether the same person, logged out and back on
 * the same device, would not get in any more. An administrator of another realm logs in there.
 */
final class LockOut {

    private final KeycloakSession session;
    private final Server server;
    private final RealmModel realm;
    private final EntityManager entities;

    LockOut(KeycloakSession session, Server server, RealmModel realm) {
        this.session = session;
        this.server = server;
        this.realm = realm;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Whether this policy would lock out whoever sends the current request; nobody does in an import. */
    boolean by(Policy policy) {
        if (!policy.enforces() || !(session.getContext().getBearerToken() instanceof AccessToken token)) {
            return false;
        }
        UserModel caller = session.getContext().getUser();
        UserModel admin = caller == null ? null : session.users().getUserById(realm, caller.getId());
        return admin != null && admin.getServiceAccountClientLink() == null && locksOut(policy, admin, token);
    }

    private boolean locksOut(Policy policy, UserModel admin, AccessToken token) {
        List<RecordedSession> recorded = new SessionStore(entities, realm.getId()).of(admin.getId(), "");
        Optional<HeldDevice> held = browser(recorded, admin, token.getSessionId());
        if (held.filter(one -> !one.blocks().isEmpty()).isPresent()) {
            return true; // it has a session in a realm that has not kept it out so far
        }
        Optional<KnownDevice> device = held.map(HeldDevice::device);
        Plan plan = new PlanOf(session, realm, policy.plans()).user(admin);
        Newcomer again = Newcomer.browser(device.map(KnownDevice::id).orElse(null));
        Admission admission = AdmissionRule.decide(plan, others(recorded, token), again);
        if (admission instanceof Admission.Asked asked) {
            return asked.surplus() > 0 && policy.endSessions() == EndSessions.STEP_UP && !passesGuard(admin, device);
        }
        return admission instanceof Admission.Refused;
    }

    /** The device of the session that the request came by; a direct grant has none that a login would come from again. */
    private Optional<HeldDevice> browser(List<RecordedSession> recorded, UserModel admin, @Nullable String sessionId) {
        UserSessionModel current = sessionId == null ? null : session.sessions().getUserSession(realm, sessionId);
        if (current == null || SessionBinding.of(current).isEmpty()) {
            return Optional.empty();
        }
        return recorded.stream()
                .map(RecordedSession::session)
                .filter(one -> one.id().equals(sessionId))
                .map(LiveSession::deviceId)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(id -> session.getProvider(SessionRegistry.class)
                        .devices(realm, admin)
                        .one(id));
    }

    private List<LiveSession> others(List<RecordedSession> recorded, AccessToken token) {
        KeycloakSessions keycloak = new KeycloakSessions(session, realm, server.clock());
        return recorded.stream()
                .filter(one -> !one.session().id().equals(token.getSessionId()))
                .filter(keycloak::alive)
                .map(RecordedSession::session)
                .toList();
    }

    /** Whether the person could show at the choice page to be the owner. */
    private boolean passesGuard(UserModel admin, Optional<KnownDevice> device) {
        if (device.filter(KnownDevice::proven).isPresent()) {
            return true;
        }
        Instant before = device.map(KnownDevice::firstSeenAt).orElseGet(server.clock()::instant);
        boolean factor = admin.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .anyMatch(app -> app.getCreatedDate() != null
                        && Instant.ofEpochMilli(app.getCreatedDate()).isBefore(before));
        return factor
                || new AccountGuard(session, server, realm, admin)
                        .mailableSince()
                        .filter(since -> since.isBefore(before))
                        .isPresent();
    }
}
