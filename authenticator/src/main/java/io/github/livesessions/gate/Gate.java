package io.github.livesessions.gate;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.policy.GateSwitch;
import io.github.livesessions.registry.visit.LoginNotes;
import io.github.livesessions.registry.visit.Visit;
import io.github.livesessions.registry.visit.Visits;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.ModelException;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Decides every login of a gated realm. Keycloak asks {@link #evaluateTriggers} once or more for each; where the answer
 * is to ask or to refuse, it then shows our page.
 */
final class Gate implements RequiredActionProvider {

    private static final Logger LOG = Logger.getLogger(Gate.class);

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        SessionRegistry registry = context.getSession().getProvider(SessionRegistry.class);
        if (registry.heldOpen()) {
            context.getEvent().detail("live_sessions_gate", "held-open");
            return;
        }
        try {
            registry.gate(context.getRealm()).ifPresent(policy -> decide(context, registry, policy));
        } catch (ModelException | PersistenceException | ComponentValidationException | IllegalStateException broken) {
            // no answer is no admission: a gate that opens when its registry is broken is no gate
            LOG.errorf(
                    "The session registry of realm %s cannot be read (%s): logins are refused until it can."
                            + " To let administrators in for repair, start with"
                            + " --spi-live-sessions--default--gate=off.",
                    context.getRealm().getName(), broken.getClass().getSimpleName());
            LOG.debug("why the registry cannot be read", broken);
            throw new Refusals(context).unavailable();
        }
    }

    private static void decide(RequiredActionContext context, SessionRegistry registry, Policy policy) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (new LoginNotes(login).mailedAction()) {
            return; // an action by mail, such as verifying an address: no session comes of it
        }
        Visit visit = new Visits(context.getSession(), context.getRealm()).gated(login, login.getClient());
        Admission admission = assess(context, registry, policy, visit);
        LOG.debugf("login %s: %s", login.getTabId(), admission.getClass().getSimpleName());
        if (admission instanceof Admission.Admitted) {
            login.removeRequiredAction(GateSwitch.GATE);
        } else if (visit.directGrant()) {
            throw new Refusals(context).directGrant();
        } else {
            login.addRequiredAction(GateSwitch.GATE);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        SessionRegistry registry = context.getSession().getProvider(SessionRegistry.class);
        Optional<Policy> policy = registry.gate(context.getRealm());
        if (policy.isEmpty()) {
            context.success();
            return;
        }
        AuthenticationSessionModel login = context.getAuthenticationSession();
        boolean answeredBefore = new LoginNotes(login).answer().isPresent();
        new LoginNotes(login).forgetAnswer();
        Visit visit = new Visits(context.getSession(), context.getRealm()).gated(login, login.getClient());
        Admission admission = assess(context, registry, policy.get(), visit);
        if (admission instanceof Admission.Asked asked) {
            ChoicePage page = new ChoicePage(context, policy.get(), asked);
            context.challenge(answeredBefore ? page.changed() : page.fresh());
        } else if (admission instanceof Admission.Refused) {
            context.challenge(new Refusals(context).planFull(policy.get()));
        } else {
            context.success();
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        SessionRegistry registry = context.getSession().getProvider(SessionRegistry.class);
        Optional<Policy> policy = registry.gate(context.getRealm());
        if (policy.isEmpty()) {
            context.success();
            return;
        }
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Visit visit = new Visits(context.getSession(), context.getRealm()).gated(login, login.getClient());
        Admission admission = assess(context, registry, policy.get(), visit);
        if (admission instanceof Admission.Asked asked) {
            new ChoiceForm(context, registry, policy.get(), asked).answer();
        } else if (admission instanceof Admission.Refused) {
            context.challenge(new Refusals(context).planFull(policy.get()));
        } else {
            // whatever filled the plan has ended since the page was drawn
            new ChoiceForm(context, registry, policy.get(), new Admission.Asked(List.of(), 0)).answer();
        }
    }

    private static Admission assess(
            RequiredActionContext context, SessionRegistry registry, Policy policy, Visit visit) {
        return registry.assess(
                context.getRealm(),
                context.getUser(),
                policy,
                context.getAuthenticationSession().getParentSession().getId(),
                visit);
    }

    @Override
    public void close() {}
}
