package io.github.livesessions.gate;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.policy.GateSwitch;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.visit.LoginNotes;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
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
    /** Set once it has been told that the login met other sessions. */
    private static final String TOLD = "live-sessions.told";

    private static final Clock CLOCK = Clock.systemUTC();

    /** Whatever filled the plan has ended since the page was drawn. */
    static final Admission.Asked NONE_LEFT = new Admission.Asked(List.of(), 0);

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
            if (!PolicyComponent.enforces(context.getRealm())) {
                LOG.debug("a login to a realm in report-only is passed over", broken);
                return;
            }
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
        if (ProofForm.isIn(context)) {
            new ProofForm(context, policy, CLOCK).takeAlong();
        }
        if (!policy.enforces()) {
            login.removeRequiredAction(GateSwitch.GATE); // the policy may have changed while a page was shown
            new PassingBy(context, registry, policy, CLOCK).look();
            return;
        }
        Passage passage = passage(context, registry, policy);
        Next next = passage.next();
        LOG.debugf("login %s: %s", login.getTabId(), next.getClass().getSimpleName());
        passage.leaveFor(next);
        if (next instanceof Next.Enter) {
            login.removeRequiredAction(GateSwitch.GATE);
        } else if (passage.comesFrom().directGrant()) {
            boolean full = next instanceof Next.Full || next instanceof Next.Choose;
            throw full
                    ? new Refusals(context).directGrant(registry, passage.comesFrom())
                    : new Refusals(context).directGrantBlocked(registry, passage.comesFrom());
        } else {
            login.addRequiredAction(GateSwitch.GATE);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        SessionRegistry registry = context.getSession().getProvider(SessionRegistry.class);
        Optional<Policy> policy = registry.enforced(context.getRealm());
        if (policy.isEmpty()) {
            context.success();
            return;
        }
        LoginNotes notes = new LoginNotes(context.getAuthenticationSession());
        PendingChoice pending = new PendingChoice(context.getAuthenticationSession());
        Optional<LoginNotes.Answer> before = notes.answer();
        boolean answeredBefore = before.isPresent();
        notes.forgetAnswer();
        Passage passage = passage(context, registry, policy.get());
        Next next = passage.next();
        if (next instanceof Next.Prove) {
            // only the browser is asked again; what its person chose stands, with all that hangs on it
            before.ifPresent(notes::answer);
        }
        if (next instanceof Next.Choose choose && pending.stands()) {
            new GuardedLogin(context, registry, policy.get(), CLOCK).resume(passage, choose.asked());
        } else if (next instanceof Next.Choose choose) {
            tellOnce(context, registry, passage);
            ChoicePage page = new ChoicePage(context, policy.get(), choose.asked(), passage.proven());
            context.challenge(answeredBefore ? page.changed() : page.fresh());
        } else {
            show(context, registry, policy.get(), passage, next);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        SessionRegistry registry = context.getSession().getProvider(SessionRegistry.class);
        Optional<Policy> policy = registry.enforced(context.getRealm());
        if (policy.isEmpty()) {
            context.success();
            return;
        }
        if (ProofForm.isIn(context)) {
            new ProofForm(context, policy.get(), CLOCK).take();
            context.success(); // Keycloak asks again what comes next
            return;
        }
        Passage passage = passage(context, registry, policy.get());
        if (Guard.isIn(context)) {
            // before anything else is looked at: a proof may have gone stale while the mail was read
            new GuardedLogin(context, registry, policy.get(), CLOCK).answer(passage);
            return;
        }
        Next next = passage.next();
        if (next instanceof Next.Choose choose) {
            new GuardedLogin(context, registry, policy.get(), CLOCK).choose(passage, choose.asked());
        } else if (next instanceof Next.Enter) {
            new GuardedLogin(context, registry, policy.get(), CLOCK).choose(passage, NONE_LEFT);
        } else {
            show(context, registry, policy.get(), passage, next);
        }
    }

    /** The page may be drawn again; what it was about is told once in a login. */
    private static void tellOnce(RequiredActionContext context, SessionRegistry registry, Passage passage) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login.getAuthNote(TOLD) == null) {
            login.setAuthNote(TOLD, "true");
            registry.tell(
                    context.getRealm(),
                    context.getUser(),
                    SessionEventType.MULTI_SESSION_DETECTED,
                    passage.comesFrom(),
                    null);
        }
    }

    private static void show(
            RequiredActionContext context, SessionRegistry registry, Policy policy, Passage passage, Next next) {
        if (next instanceof Next.Prove) {
            context.challenge(new ProofForm(context, policy, CLOCK).page());
        } else if (next instanceof Next.StartOver startOver) {
            registry.violated(
                    context.getRealm(),
                    context.getUser(),
                    policy,
                    passage.sessionId(),
                    passage.comesFrom(),
                    startOver.mismatch());
            context.challenge(new StartOver(context).asNobody());
        } else if (next instanceof Next.Full) {
            context.challenge(new Refusals(context).planFull(registry, policy, passage.comesFrom()));
        } else if (next instanceof Next.Enter) {
            context.success();
        } else if (next instanceof Next.Suspected) {
            Guard guard = passage.guard(Guard.Exit.NONE);
            context.challenge(
                    guard.passable()
                            ? guard.page()
                            : new Refusals(context).blocked(registry, policy, passage.comesFrom()));
        } else {
            context.challenge(new Refusals(context).blocked(registry, policy, passage.comesFrom()));
        }
    }

    private static Passage passage(RequiredActionContext context, SessionRegistry registry, Policy policy) {
        return new Passage(context, registry, policy, CLOCK);
    }

    @Override
    public void close() {}
}
