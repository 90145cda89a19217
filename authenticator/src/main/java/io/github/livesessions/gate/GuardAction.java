package io.github.livesessions.gate;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.SessionRegistry;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/**
 * The guard as an application asks for it, such as an account page before a guarded action. Whoever passes makes the
 * device of the session proven. The gate comes first and has made sure that the session is this browser's.
 */
final class GuardAction implements RequiredActionProvider {

    private static final Clock CLOCK = Clock.systemUTC();

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        // only an application asks for it
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Optional<Policy> policy = registry(context).gate(context.getRealm());
        if (policy.isEmpty()) {
            context.success();
            return;
        }
        Passage passage = passage(context, policy.get());
        if (passage.proven()) {
            context.success();
        } else if (passage.goesOn() && passage.device().isEmpty()) {
            context.ignore(); // a session from before the realm was gated: it has no device that could be proven
        } else {
            context.challenge(passage.guard(Guard.Exit.CANCEL).page());
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        Optional<Policy> policy = registry(context).gate(context.getRealm());
        if (policy.isEmpty()) {
            context.success();
            return;
        }
        Passage passage = passage(context, policy.get());
        Guard guard = passage.guard(Guard.Exit.CANCEL);
        if (Guard.isIn(context) && guard.take() == Guard.Outcome.PASSED) {
            Optional<KnownDevice> device = passage.device();
            if (device.isPresent() && passage.goesOn()) { // a new session's device is proven with its login
                registry(context)
                        .guard(context.getRealm(), context.getUser())
                        .prove(device.get().id(), passage.sessionId(), passage.comesFrom());
            }
            context.success();
        } else {
            context.challenge(guard.page());
        }
    }

    private static Passage passage(RequiredActionContext context, Policy policy) {
        return new Passage(context, registry(context), policy, CLOCK);
    }

    private static SessionRegistry registry(RequiredActionContext context) {
        return context.getSession().getProvider(SessionRegistry.class);
    }

    @Override
    public void close() {}
}
