package io.github.livesessions.registry;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes the registry a provider of its own; start options are {@code --spi-live-sessions--default--<option>}. */
public final class SessionRegistrySpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "live-sessions";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SessionRegistry.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // so Keycloak's Spi wants it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return SessionRegistryFactory.class;
    }
}
