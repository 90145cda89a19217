package io.github.livesessions.gate.lock;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProviderFactory;

/** Stands before Keycloak's own way to refresh tokens. */
public final class LockedRefreshTokensFactory implements RefreshTokenProviderFactory {

    @Override
    public RefreshTokenProvider create(KeycloakSession session) {
        return new LockedRefreshTokens(session);
    }

    @Override
    public int order() {
        return 100; // Keycloak asks the highest first
    }

    @Override
    public String getId() {
        return "live-sessions";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
