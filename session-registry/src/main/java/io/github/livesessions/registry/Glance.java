package io.github.livesessions.registry;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.policy.FingerprintLevel;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.device.Recognized;
import io.github.livesessions.registry.device.Recognizer;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Visit;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks whether a login is to be refused or asked as things stand, while others of its account are at work. Whoever is
 * refused so would have been refused at that moment; whoever is not takes a turn and is decided there.
 */
final class Glance {

    private final KeycloakSession session;
    private final Server server;

    Glance(KeycloakSession session, Server server) {
        this.session = session;
        this.server = server;
    }

    /** The refusal or question; empty where the login may be let in, or nothing is known of its account yet. */
    Optional<Admission> at(RealmModel realm, UserModel user, Policy policy, String sessionId, Visit visit) {
        Plan plan = new PlanOf(session, realm, policy.plans()).user(user);
        if (plan.whenFull() != WhenFull.ASK && plan.whenFull() != WhenFull.REFUSE) {
            return Optional.empty(); // there somebody else gives way
        }
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                own -> look(own, realm.getId(), user.getId(), policy, sessionId, visit));
    }

    private Optional<Admission> look(
            KeycloakSession own, String realmId, String userId, Policy policy, String sessionId, Visit visit) {
        RealmModel realm = own.realms().getRealm(realmId);
        if (realm == null) {
            return Optional.empty();
        }
        own.getContext().setRealm(realm);
        UserModel user = own.users().getUserById(realm, userId);
        if (user == null) { // created by the login itself
            return Optional.empty();
        }
        SessionStore store =
                new SessionStore(own.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId);
        Recognized recognized =
                new Recognizer(own, realm).recognize(userId, visit, policy.fingerprint() != FingerprintLevel.OFF);
        Admission admission = new Assessment(own, realm, user, server, store).of(policy, recognized, sessionId, visit);
        return admission instanceof Admission.Admitted ? Optional.empty() : Optional.of(admission);
    }
}
