package io.github.livesessions.listener;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.visit.LoginNotes;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A password that was set by a mailed link ends what stands in a gated realm, whatever comes of the link. */
final class MailedPassword {

    private static final Logger LOG = Logger.getLogger(MailedPassword.class);

    private final KeycloakSession session;

    MailedPassword(KeycloakSession session) {
        this.session = session;
    }

    /** A credential was set, with a link or without one. */
    void set(Event event) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login == null || !isPassword(event.getDetails())) {
            return;
        }
        LoginNotes notes = new LoginNotes(login);
        if (notes.mailedAction()) {
            end(event, "");
        } else if (notes.passwordReset()) {
            // a session in which somebody asked for the link goes on in this login
            end(event, login.getParentSession().getId());
        }
    }

    private void end(Event event, String spared) {
        RealmModel realm = session.getContext().getRealm();
        SessionRegistry registry = session.getProvider(SessionRegistry.class);
        try {
            UserModel user = session.users().getUserById(realm, event.getUserId());
            if (user != null && registry.gate(realm).isPresent()) {
                registry.endOthers(realm, user, spared, EndCause.PASSWORD);
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
