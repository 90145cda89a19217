package io.github.livesessions.gate.lock;

import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.DefaultCookieProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Stands before Keycloak's own reader of cookies: all that goes by the identity cookie asks it. */
public final class LockedCookiesFactory extends DefaultCookieProviderFactory {

    @Override
    public CookieProvider create(KeycloakSession session) {
        return new LockedCookies(session);
    }

    @Override
    public int order() {
        return 100; // Keycloak takes the highest where the start options name none
    }

    @Override
    public String getId() {
        return "live-sessions";
    }
}
