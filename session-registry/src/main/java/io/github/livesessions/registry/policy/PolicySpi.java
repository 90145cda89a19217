package io.github.livesessions.registry.policy;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Lets a realm hold its policy as a component, so that Keycloak exports, imports and checks it with the realm. */
public final class PolicySpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "live-sessions-policy";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return PolicyProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // so Keycloak's Spi wants it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return PolicyComponent.class;
    }
}
