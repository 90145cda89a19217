package io.github.livesessions.gate;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.block.BlockVerdict;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.AccountGuard;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.device.Recognized;
import io.github.livesessions.registry.device.SessionBinding;
import io.github.livesessions.registry.visit.LoginNotes;
import io.github.livesessions.registry.visit.Visit;
import io.github.livesessions.registry.visit.Visits;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** One request of a login on its way through the gate. */
final class Passage {

    /**
     * What the same request was told before. Keycloak asks twice for each page, whether to show it and for the page, and
     * to ask the registry again would mean to wait for a turn again.
     */
    private static final String TOLD = Passage.class.getName();

    private final RequiredActionContext context;
    private final SessionRegistry registry;
    private final Policy policy;
    private final Clock clock;
    private final AuthenticationSessionModel login;
    private final Visit visit;

    /** What it comes to without a turn; null where it has to take one. */
    private final @Nullable Next settled;

    Passage(RequiredActionContext context, SessionRegistry registry, Policy policy, Clock clock) {
        this.context = context;
        this.registry = registry;
        this.policy = policy;
        this.clock = clock;
        this.login = context.getAuthenticationSession();
        Visit came = new Visits(context.getSession(), context.getRealm()).gated(login, login.getClient());
        this.settled = told(came).or(() -> glance(came)).orElse(null);
        this.visit = settled == null ? own(came) : came;
    }

    Visit comesFrom() {
        return visit;
    }

    /** The account's device that it is; empty where it is new to the account. */
    Optional<KnownDevice> device() {
        return recognized().device();
    }

    /** Whether the device may do what a stolen password alone must not. */
    boolean proven() {
        return recognized().proven(visit, clock.instant());
    }

    /** Whether the login goes on in a session that stands. */
    boolean goesOn() {
        return standing().isPresent();
    }

    /** The guard, as it stands before this device. */
    Guard guard(Guard.Exit exit) {
        AccountGuard account = registry.guard(context.getRealm(), context.getUser());
        GuardWays ways = new GuardWays(
                account, context.getUser(), device(), visit.shown().firstSeen(clock.instant()));
        return new Guard(context, policy, clock, account, ways, exit);
    }

    private Recognized recognized() {
        return registry.recognize(context.getRealm(), context.getUser(), policy, visit);
    }

    /** What the login has to do next. The browser's key comes first: all that follows depends on who it is. */
    Next next() {
        Optional<Next> told = told(visit);
        if (told.isPresent()) {
            return told.get();
        }
        Next next = settled == null ? decide() : settled;
        if (isTold(next)) {
            context.getSession().setAttribute(TOLD, new Told(context.getUser().getId(), sessionId(), visit, next));
        }
        return next;
    }

    /**
     * Lets the account's next login go on, where this one comes to a page for which nothing is asked again. After an
     * answer to the choice page it would be, and would then wait with the connection that it has by now.
     */
    void leaveFor(Next next) {
        if (isTold(next) && visit.answer().isEmpty()) {
            registry.leaveTurn(context.getRealm(), context.getUser());
        }
    }

    private Optional<Next> told(Visit by) {
        return Optional.ofNullable(context.getSession().getAttribute(TOLD, Told.class))
                .filter(told -> told.of(context.getUser().getId(), sessionId(), by))
                .map(Told::next);
    }

    /** The page that a login of a crowded account comes to, if no turn is needed to know it. */
    private Optional<Next> glance(Visit came) {
        if (AuthenticatorUtil.isSSOAuthentication(login)
                || came.answer().isPresent()
                || !(came.directGrant() || isSilent() || isProofFresh())) {
            return Optional.empty();
        }
        return registry.glance(context.getRealm(), context.getUser(), policy, sessionId(), came)
                .map(Passage::page);
    }

    private static boolean isTold(Next next) {
        return !(next instanceof Next.Enter || next instanceof Next.Prove);
    }

    private Next decide() {
        if (proofIsDue()) {
            return new Next.Prove();
        }
        Optional<UserSessionModel> standing = standing();
        Optional<SessionBinding.Mismatch> mismatch =
                standing.flatMap(SessionBinding::of).flatMap(binding -> binding.against(visit));
        if (mismatch.isPresent()) {
            return new Next.StartOver(mismatch.get());
        }
        Admission admission = registry.assess(context.getRealm(), context.getUser(), policy, sessionId(), visit);
        if (admission instanceof Admission.Admitted) {
            SessionBinding.follow(
                    login, visit, standing.isPresent(), new LoginNotes(login).provedAt(), clock.instant());
            return new Next.Enter();
        }
        return page(admission);
    }

    private static Next page(Admission admission) {
        if (admission instanceof Admission.Asked asked) {
            return new Next.Choose(asked);
        } else if (admission instanceof Admission.Blocked) {
            return new Next.Blocked();
        } else if (admission instanceof Admission.Suspected) {
            return new Next.Suspected();
        }
        return new Next.Full();
    }

    /** Whether the browser can be asked for its key, and has not shown it for a while. */
    private boolean proofIsDue() {
        if (visit.directGrant() || isSilent()) {
            return false;
        }
        if (isProofFresh()) {
            return false;
        }
        Instant stale = stale();
        return !AuthenticatorUtil.isSSOAuthentication(login)
                || standing()
                        .flatMap(SessionBinding::of)
                        .filter(binding -> stale.isBefore(binding.provedAt()))
                        .isEmpty();
    }

    private boolean isProofFresh() {
        return new LoginNotes(login).provedAt().filter(stale()::isBefore).isPresent();
    }

    private Instant stale() {
        return clock.instant().minus(policy.proofMaxAge());
    }

    /** Whether the application has forbidden that any page is shown. */
    private boolean isSilent() {
        return TokenUtil.hasPrompt(
                login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    /** The live session of this user that the login goes on in, if it does. */
    private Optional<UserSessionModel> standing() {
        takeTurn();
        return Optional.ofNullable(context.getSession().sessions().getUserSession(context.getRealm(), sessionId()))
                .filter(session -> session.getUser() != null
                        && session.getUser().getId().equals(context.getUser().getId())
                        && AuthenticationManager.isSessionValid(context.getRealm(), session));
    }

    /** The id of the session that the login becomes, or goes on in. */
    String sessionId() {
        return login.getParentSession().getId();
    }

    /** Before the request's first statement of ours: one that waits for other logins of the account holds no connection. */
    private void takeTurn() {
        registry.takeTurn(context.getRealm(), context.getUser());
    }

    /** The visit of the request, with a cookie of its own where it came with another device's. */
    private Visit own(Visit came) {
        Visits visits = new Visits(context.getSession(), context.getRealm());
        if (came.directGrant() || !came.shown().asked()) {
            return came;
        }
        Recognized recognized = registry.recognize(context.getRealm(), context.getUser(), policy, came);
        // a blocked cookie stays what it is: in exchange for another it would be nobody's
        boolean renews = recognized.recognition().renewsCookie() && recognized.verdict() != BlockVerdict.BLOCKED;
        return renews ? came.withBrowserKey(visits.renewBrowserId(login)) : came;
    }

    private record Told(String userId, String sessionId, Visit visit, Next next) {

        boolean of(String user, String session, Visit by) {
            return userId.equals(user) && sessionId.equals(session) && visit.equals(by);
        }
    }
}
