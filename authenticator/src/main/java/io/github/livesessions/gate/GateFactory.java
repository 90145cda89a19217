package io.github.livesessions.gate;

import io.github.livesessions.registry.policy.GateSwitch;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Offers the gate as a required action: the one extension point that Keycloak asks on every way in, after all factors
 * and before a session exists.
 */
public final class GateFactory implements RequiredActionFactory {

    private static final RequiredActionProvider GATE = new Gate();

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return GATE;
    }

    @Override
    public String getId() {
        return GateSwitch.GATE;
    }

    @Override
    public String getDisplayText() {
        return "Live sessions gate";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
