package io.github.livesessions.listener;

import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.push.Acting;
import io.github.livesessions.registry.visit.LoginNotes;
import io.github.livesessions.registry.visit.Visits;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A new password ends what stands in a gated realm: whoever sets it may do so because somebody else knows the old one.
 * The session in which its owner has just set it goes on.
 */
final class NewPassword {

    private static final Logger LOG = Logger.getLogger(NewPassword.class);

    private final KeycloakSession session;

    NewPassword(KeycloakSession session) {
        this.session = session;
    }

    /** The owner has set a credential, within a login, from the account's own page or by a mailed link. */
    void byOwner(Event event) {
        if (isPassword(event.getDetails())) {
            AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
            RealmModel realm = session.getContext().getRealm();
            end(realm, event.getUserId(), login == null ? Set.of() : spared(login), false);
        }
    }

    /** An administrator has set one for somebody. */
    void byAdministrator(RealmModel realm, String userId) {
        end(realm, userId, Set.of(), true);
    }

    /** From now on it is the owner who acts, on this device: the pages of what ends say so. */
    void sign(RealmModel realm, UserModel owner) {
        SessionRegistry registry = session.getProvider(SessionRegistry.class);
        registry.gate(realm)
                .flatMap(policy -> registry.recognize(realm, owner, policy, new Visits(session, realm).watched())
                        .device())
                .ifPresent(here -> Acting.owner(session, here.id()));
    }

    private static Set<String> spared(AuthenticationSessionModel login) {
        LoginNotes notes = new LoginNotes(login);
        if (notes.mailedAction()) {
            return Set.of(); // no session comes of it
        }
        Set<String> spared = new HashSet<>(Set.of(login.getParentSession().getId()));
        // what the person chose to end ends with this login, and with what follows from the choice, such as a block
        notes.answer().ifPresent(answer -> spared.addAll(answer.endings().keySet()));
        return spared;
    }

    private void end(RealmModel realm, @Nullable String userId, Set<String> spared, boolean byAdministrator) {
        try {
            UserModel user = userId == null ? null : session.users().getUserById(realm, userId);
            if (user != null && !byAdministrator) {
                sign(realm, user);
            }
            if (user != null) {
                session.getProvider(SessionRegistry.class).passwordSet(realm, user, spared, byAdministrator);
            }
        } catch (RuntimeException failure) {
            // a new password that leaves somebody else signed in would be taken for safety
            LOG.errorf(
                    "Sessions of realm %s could not be ended (%s): the new password is void.",
                    realm.getName(), failure.getClass().getSimpleName());
            LOG.debug("why sessions could not be ended", failure);
            session.getTransactionManager().enlistPrepare(new FailingTransaction());
        }
    }

    private static boolean isPassword(@Nullable Map<String, String> details) {
        return details != null && PasswordCredentialModel.TYPE.equals(details.get(Details.CREDENTIAL_TYPE));
    }
}
