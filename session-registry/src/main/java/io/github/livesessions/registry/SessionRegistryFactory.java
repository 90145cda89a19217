package io.github.livesessions.registry;

import org.keycloak.provider.ProviderFactory;

/** Makes registries, one for each Keycloak session. */
public interface SessionRegistryFactory extends ProviderFactory<SessionRegistry> {}
