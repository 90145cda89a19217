package io.github.livesessions.gate;

import io.github.livesessions.core.device.ClientHints;
import io.github.livesessions.core.policy.FingerprintLevel;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.visit.LoginNotes;
import io.github.livesessions.registry.visit.Visits;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.theme.Theme;

/**
 * The first step of a browser flow: gives the browser its device cookie and asks it, for its next request, for the
 * hints that tell Windows 11 from 10, and for its key. It shows nothing and refuses nobody; the gate works without it, with less
 * knowledge.
 */
final class DeviceStep implements Authenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        session.getContext().getHttpResponse().setHeader("Accept-CH", ClientHints.ACCEPT_CH);
        LoginNotes notes = new LoginNotes(context.getAuthenticationSession());
        new Visits(session, context.getRealm()).browserId(Optional.of(notes));
        session.getProvider(SessionRegistry.class)
                .gate(context.getRealm())
                .ifPresent(
                        policy -> session.getProvider(LoginFormsProvider.class).addScript(script(context, policy)));
        context.success();
    }

    /**
     * The script that lets the login page itself show the browser's key. Where it cannot, as on a page that is drawn
     * again, the gate's own page asks for it.
     */
    private static String script(AuthenticationFlowContext context, Policy policy) {
        String challenge = ProofForm.ask(new LoginNotes(context.getAuthenticationSession()), Clock.systemUTC());
        return UriBuilder.fromUri(Urls.themeRoot(context.getUriInfo().getBaseUri()))
                .path("login/" + theme(context) + "/" + Assets.STEP_SCRIPT)
                .queryParam("challenge", challenge)
                .queryParam("fingerprint", policy.fingerprint() == FingerprintLevel.FULL)
                .build()
                .toString();
    }

    private static String theme(AuthenticationFlowContext context) {
        try {
            return context.getSession().theme().getTheme(Theme.Type.LOGIN).getName();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable); // the page itself could not be drawn either
        }
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
