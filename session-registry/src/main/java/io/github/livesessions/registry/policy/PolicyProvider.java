package io.github.livesessions.registry.policy;

import io.github.livesessions.core.policy.Policy;
import org.keycloak.provider.Provider;

/** The policy of a realm. A realm that has one is gated. */
public interface PolicyProvider extends Provider {

    Policy policy();
}
