package io.github.livesessions.gate;

import io.github.livesessions.registry.policy.GateSwitch;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Offers the guard as a required action that applications can ask for. */
public final class GuardActionFactory implements RequiredActionFactory {

    private static final RequiredActionProvider GUARD = new GuardAction();

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return GUARD;
    }

    @Override
    public String getId() {
        return GateSwitch.GUARD;
    }

    @Override
    public String getDisplayText() {
        return "Live sessions guard";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
