package io.github.livesessions.gate;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.device.SessionBinding;
import io.github.livesessions.registry.visit.LoginNotes;
import io.github.livesessions.registry.visit.Visit;
import io.github.livesessions.registry.visit.Visits;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A login to a realm in report-only: its browser is known again and bound to its session, as far as it shows itself
 * unasked, and no page is shown. What the limit and blocks would have made of it is told when it is through.
 */
final class PassingBy {

    private final RequiredActionContext context;
    private final SessionRegistry registry;
    private final Policy policy;
    private final Clock clock;

    PassingBy(RequiredActionContext context, SessionRegistry registry, Policy policy, Clock clock) {
        this.context = context;
        this.registry = registry;
        this.policy = policy;
        this.clock = clock;
    }

    /** Lets it pass; tells where it goes on in a session of another browser, to which it is not bound. */
    void look() {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Visit visit = new Visits(context.getSession(), context.getRealm()).gated(login, login.getClient());
        Optional<UserSessionModel> standing = standing(login);
        Optional<SessionBinding.Mismatch> mismatch =
                standing.flatMap(SessionBinding::of).flatMap(binding -> binding.against(visit));
        if (mismatch.isPresent()) {
            registry.violated(
                    context.getRealm(),
                    context.getUser(),
                    policy,
                    login.getParentSession().getId(),
                    visit,
                    mismatch.get());
        } else {
            SessionBinding.follow(
                    login, visit, standing.isPresent(), new LoginNotes(login).provedAt(), clock.instant());
        }
    }

    /** Nothing is decided by it, so that the login waits for no other of its account. */
    private Optional<UserSessionModel> standing(AuthenticationSessionModel login) {
        String id = login.getParentSession().getId();
        return Optional.ofNullable(context.getSession().sessions().getUserSession(context.getRealm(), id))
                .filter(session -> session.getUser() != null
                        && session.getUser().getId().equals(context.getUser().getId())
                        && AuthenticationManager.isSessionValid(context.getRealm(), session));
    }
}
