package io.github.livesessions.gate;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Offers the device step to authentication flows. */
public final class DeviceStepFactory implements AuthenticatorFactory {

    private static final Authenticator STEP = new DeviceStep();

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }

    @Override
    public String getId() {
        return "live-sessions-device";
    }

    @Override
    public String getDisplayType() {
        return "Live sessions: recognize the device";
    }

    @Override
    public String getHelpText() {
        return "Recognizes the browser, so that its sessions can be told from those of other devices. Put it first in a"
                + " browser flow, REQUIRED, with the rest of the flow in a REQUIRED sub-flow beside it.";
    }

    @Override
    public String getReferenceCategory() {
        return "live-sessions";
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
