package io.github.livesessions.registry.setup;

import org.keycloak.provider.Provider;

/** What a realm's setup has changed. It is there as long as the setup can be taken back. */
public interface UndoProvider extends Provider {}
