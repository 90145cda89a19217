package io.github.livesessions.gate;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.policy.EndSessions;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.SessionRegistry;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import org.keycloak.authentication.RequiredActionContext;

/** The guard on a login's way through the gate: before a suspect goes on, and before an ending where the realm asks. */
final class GuardedLogin {

    private final RequiredActionContext context;
    private final SessionRegistry registry;
    private final Policy policy;
    private final Clock clock;
    private final PendingChoice pending;

    GuardedLogin(RequiredActionContext context, SessionRegistry registry, Policy policy, Clock clock) {
        this.context = context;
        this.registry = registry;
        this.policy = policy;
        this.clock = clock;
        this.pending = new PendingChoice(context.getAuthenticationSession());
    }

    /** Takes the answer to the choice page; one that the guard has to be passed for waits until it is. */
    void choose(Passage passage, Admission.Asked asked) {
        MultivaluedMap<String, String> sent = context.getHttpRequest().getDecodedFormParameters();
        ChoiceForm form = form(passage, asked, sent);
        if (policy.endSessions() == EndSessions.STEP_UP && !passage.proven() && form.ends()) {
            pending.keep(sent);
            context.challenge(passage.guard(Guard.Exit.BACK).page());
        } else {
            form.answer();
        }
    }

    /** Takes the answer to the guard. */
    void answer(Passage passage) {
        if (context.getHttpRequest().getDecodedFormParameters().containsKey("back")) {
            pending.forget();
            context.success(); // Keycloak asks again what comes next
            return;
        }
        Guard guard = passage.guard(pending.stands() ? Guard.Exit.BACK : Guard.Exit.NONE);
        switch (guard.take()) {
            case PASSED -> passed();
            case ASKED_AGAIN -> context.challenge(guard.page());
            case SPENT ->
                context.challenge(
                        pending.stands()
                                ? guard.page()
                                : new Refusals(context).blocked(registry, policy, passage.comesFrom()));
        }
    }

    /** Goes on with a choice that waits, or asks for the guard again. */
    void resume(Passage passage, Admission.Asked asked) {
        if (passage.proven()) {
            pending.take().ifPresent(sent -> form(passage, asked, sent).answer());
        } else {
            context.challenge(passage.guard(Guard.Exit.BACK).page());
        }
    }

    private void passed() {
        Passage passage = new Passage(context, registry, policy, clock);
        if (!pending.stands()) {
            context.success();
            return;
        }
        Next next = passage.next();
        if (next instanceof Next.Choose choose) {
            resume(passage, choose.asked());
        } else if (next instanceof Next.Enter) {
            resume(passage, Gate.NONE_LEFT);
        } else {
            context.success(); // such as a proof that has gone stale: the choice waits for it
        }
    }

    private ChoiceForm form(Passage passage, Admission.Asked asked, MultivaluedMap<String, String> sent) {
        return new ChoiceForm(context, registry, policy, asked, passage.proven(), sent);
    }
}
