package io.github.livesessions.gate;

import io.github.livesessions.core.device.ClientHints;
import io.github.livesessions.registry.visit.LoginNotes;
import io.github.livesessions.registry.visit.Visits;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The first step of a browser flow: gives the browser its device cookie and asks it, for its next request, for the
 * hints that tell Windows 11 from 10. It shows nothing and refuses nobody; the gate works without it, with less
 * knowledge.
 */
final class DeviceStep implements Authenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        session.getContext().getHttpResponse().setHeader("Accept-CH", ClientHints.ACCEPT_CH);
        new Visits(session, context.getRealm())
                .browserId(Optional.of(new LoginNotes(context.getAuthenticationSession())));
        context.success();
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        context.success();
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
