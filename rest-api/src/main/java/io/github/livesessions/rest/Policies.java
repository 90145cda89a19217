package io.github.livesessions.rest;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.policy.PolicyReader;
import io.github.livesessions.registry.policy.PolicyComponent;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.RealmModel;

/** The policy that a realm's own REST goes by. */
final class Policies {

    private Policies() {}

    /** The realm's, or the standard where the realm is not set up; one that cannot be read is a problem. */
    static Policy of(RealmModel realm) {
        try {
            return PolicyComponent.policy(realm).orElseGet(PolicyReader::standard);
        } catch (ComponentValidationException wrongPolicy) {
            throw Problem.brokenPolicy();
        }
    }

    /** Blocks hold at the gate: where there is none, a block would be a promise that nobody keeps. */
    static void mustBeGated(RealmModel realm) {
        if (PolicyComponent.of(realm).isEmpty()) {
            throw Problem.conflict(
                    "realm-not-set-up",
                    "Realm not set up",
                    "Devices can be blocked once an administrator has given the realm a policy.");
        }
    }
}
