package io.github.livesessions.registry.setup;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/**
 * Lets a realm hold as a component what its setup has changed, so that exports carry it. An attribute of the realm would
 * not do: whoever sends a realm's attributes removes those that are not among them.
 */
public final class UndoSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "live-sessions-undo";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return UndoProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // so Keycloak's Spi wants it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return UndoComponent.class;
    }
}
