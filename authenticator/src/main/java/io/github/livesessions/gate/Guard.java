package io.github.livesessions.gate;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.AccountGuard;
import io.github.livesessions.registry.visit.LoginNotes;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The guard: a page that asks for a mailed code, or one of an authenticator app. A stolen password does not open it. One
 * field takes either, and one budget of tries is for both.
 */
final class Guard {

    /** The field that tells this form from the others. */
    static final String FIELD = "live-sessions-guard";

    private static final String AGAIN = "again";
    private static final String LATER = "Later";
    private static final String STATE = "live-sessions.guard-state";

    /** The person's other way on the page. */
    enum Exit {
        NONE,
        /** Back to the choice page. */
        BACK,
        /** Back to the application that asked for the guard. */
        CANCEL
    }

    /** What came of an answer. */
    enum Outcome {
        PASSED,
        ASKED_AGAIN,
        SPENT
    }

    private final RequiredActionContext context;
    private final Policy policy;
    private final Clock clock;
    private final AccountGuard account;
    private final GuardWays ways;
    private final Exit exit;
    private final AuthenticationSessionModel login;
    private GuardState state;
    private @Nullable String fault;
    private boolean mailedAgain;

    Guard(RequiredActionContext context, Policy policy, Clock clock, AccountGuard account, GuardWays ways, Exit exit) {
        this.context = context;
        this.policy = policy;
        this.clock = clock;
        this.account = account;
        this.ways = ways;
        this.exit = exit;
        this.login = context.getAuthenticationSession();
        this.state = GuardState.parse(login.getAuthNote(STATE));
    }

    /** Whether the current request answers this form, and the form was shown in this login. */
    static boolean isIn(RequiredActionContext context) {
        return form(context).containsKey(FIELD)
                && context.getAuthenticationSession().getAuthNote(STATE) != null;
    }

    /** Whether the person has any way to pass. */
    boolean passable() {
        return ways.any();
    }

    /** Takes the answer that the current request brings; where it was not right, {@link #page} says so. */
    Outcome take() {
        MultivaluedMap<String, String> form = form(context);
        Instant now = clock.instant();
        if (form.containsKey(AGAIN)) {
            mailedAgain = mail(now);
            fault = mailedAgain ? null : "Wait";
            return Outcome.ASKED_AGAIN;
        }
        if (state.spent()) {
            return Outcome.SPENT;
        }
        if (!account.mayTry()) {
            fault = LATER;
            return Outcome.ASKED_AGAIN;
        }
        String code = Optional.ofNullable(form.getFirst("code")).orElse("").replaceAll("\\s", "");
        Optional<Instant> since = state.opens(code, binding(), now) ? ways.address() : ways.byApp(code);
        if (since.isPresent()) {
            keep(state.passed());
            new LoginNotes(login).guardPassed(since.get());
            return Outcome.PASSED;
        }
        account.triedInVain();
        keep(state.triedInVain());
        context.getEvent().clone().user(context.getUser()).error("guard_code_invalid");
        fault = "Wrong";
        return state.spent() ? Outcome.SPENT : Outcome.ASKED_AGAIN;
    }

    /** The page. The first code is mailed with it, unless an app can tell one. */
    Response page() {
        Instant now = clock.instant();
        boolean spent = state.spent();
        keep(state);
        if (ways.address().isPresent() && !ways.hasApp() && state.sent() == 0) {
            mail(now);
        }
        Map<String, Object> guard = new HashMap<>();
        guard.put("passable", passable() && !spent && !LATER.equals(fault));
        guard.put("spent", spent);
        guard.put("app", ways.hasApp());
        guard.put("mailable", ways.address().isPresent());
        guard.put("mailed", state.sent() > 0);
        guard.put("mailedAgain", mailedAgain);
        guard.put("more", ways.address().isPresent() && state.hasMore());
        guard.put("minutes", GuardState.LIFETIME.toMinutes());
        guard.put(
                "seconds",
                Math.max(
                        1,
                        Duration.between(now, state.sentAt().plus(GuardState.PAUSE))
                                .toSeconds()));
        guard.put("fault", fault == null ? "" : fault);
        guard.put("triesLeft", GuardState.MAX_TRIES - state.tries());
        guard.put("exit", exit.name());
        guard.put("supportContact", policy.supportContact());
        guard.put("style", Assets.STYLE);
        return context.form().setAttribute("guard", guard).createForm("live-sessions-guard.ftl");
    }

    private boolean mail(Instant now) {
        if (ways.address().isEmpty() || !state.maySend(now)) {
            return false;
        }
        String code = GuardState.freshCode();
        keep(state.sending(code, binding(), now));
        account.mail(code, GuardState.LIFETIME);
        return true;
    }

    private void keep(GuardState changed) {
        state = changed;
        login.setAuthNote(STATE, changed.text());
    }

    /** What tells this login from every other. */
    private String binding() {
        return login.getParentSession().getId()
                + ' '
                + login.getTabId()
                + ' '
                + context.getUser().getId();
    }

    private static MultivaluedMap<String, String> form(RequiredActionContext context) {
        return context.getHttpRequest().getDecodedFormParameters();
    }
}
