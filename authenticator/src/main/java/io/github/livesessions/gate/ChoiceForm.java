package io.github.livesessions.gate;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.visit.LoginNotes;
import io.github.livesessions.registry.visit.Visit;
import io.github.livesessions.registry.visit.Visits;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Takes the answer to the choice page. It ends nothing itself but for "log out everywhere": what the person chose is
 * carried out with the login, under the account's lock, or not at all.
 */
final class ChoiceForm {

    /** Set once the page has been drawn with nothing ticked. */
    private static final String UNTICKED = "live-sessions.unticked";

    private final RequiredActionContext context;
    private final SessionRegistry registry;
    private final Policy policy;
    private final Admission.Asked asked;
    private final boolean proven;
    private final MultivaluedMap<String, String> form;

    /**
     * The form as it was sent.
     *
     * @param asked what the page would show now
     * @param proven whether the device is proven on which it was filled in
     */
    ChoiceForm(
            RequiredActionContext context,
            SessionRegistry registry,
            Policy policy,
            Admission.Asked asked,
            boolean proven,
            MultivaluedMap<String, String> form) {
        this.context = context;
        this.registry = registry;
        this.policy = policy;
        this.asked = asked;
        this.proven = proven;
        this.form = form;
    }

    /** Whether the answer would end a session. */
    boolean ends() {
        return switch (Choice.of(form.getFirst("choice")).orElse(Choice.CONTINUE_ELSEWHERE)) {
            case CONTINUE_HERE -> !mereNotice() && form.containsKey("session");
            case NOT_ME, LOGOUT_EVERYWHERE -> true;
            case KEEP_BOTH, CONTINUE_ELSEWHERE -> false;
        };
    }

    void answer() {
        Optional<Choice> choice = Choice.of(form.getFirst("choice"));
        choice.ifPresent(made -> context.getEvent().detail("live_sessions_choice", made.id()));
        if (choice.isEmpty()) {
            context.challenge(page().fresh());
            return;
        }
        switch (choice.get()) {
            case CONTINUE_HERE -> end(EndCause.CHOICE);
            case NOT_ME -> end(EndCause.NOT_ME);
            case KEEP_BOTH -> keepBoth();
            case CONTINUE_ELSEWHERE -> {
                tell(Choice.CONTINUE_ELSEWHERE);
                context.failure("continued_on_another_device");
            }
            case LOGOUT_EVERYWHERE -> {
                tell(Choice.LOGOUT_EVERYWHERE);
                registry.endAll(context.getRealm(), context.getUser(), policy, visit());
                context.challenge(new FreshLogin(context).afterLogoutEverywhere());
            }
        }
    }

    /** The choices by which no session comes of the login; the others are told with their session. */
    private void tell(Choice made) {
        registry.tell(context.getRealm(), context.getUser(), SessionEventType.SESSION_CHOICE, visit(), made.id());
    }

    private Visit visit() {
        return new Visits(context.getSession(), context.getRealm())
                .gated(
                        context.getAuthenticationSession(),
                        context.getAuthenticationSession().getClient());
    }

    private void end(EndCause cause) {
        if (changed()) {
            context.challenge(page().changed());
            return;
        }
        Set<String> ticked = new HashSet<>(form.getOrDefault("session", List.of()));
        boolean spared = cause == EndCause.CHOICE && mereNotice();
        Map<String, EndCause> endings = new LinkedHashMap<>();
        asked.others().stream()
                .map(LiveSession::id)
                .filter(id -> !spared && ticked.contains(id))
                .forEach(id -> endings.put(id, cause));
        if (cause == EndCause.NOT_ME && tickedForThem(endings.keySet())) {
            context.challenge(page().nothingTicked());
            return;
        }
        // to say that somebody else was here means to say who; to go on, room is needed
        boolean tooFew = endings.size() < asked.surplus()
                || (cause == EndCause.NOT_ME
                        && endings.isEmpty()
                        && !asked.others().isEmpty());
        if (tooFew) {
            context.challenge(page().nothingTicked());
            return;
        }
        if (cause == EndCause.NOT_ME && !endings.isEmpty() && proven) {
            askForNewPassword();
        }
        admit(new LoginNotes.Answer(endings, false));
    }

    /** Where nothing has to end and nothing could be ticked, to continue means to leave the other one alone. */
    private boolean mereNotice() {
        return asked.surplus() == 0 && asked.others().size() == 1;
    }

    /**
     * In this login and not in the account's next one: that could be anybody's who knows the old password, and would set
     * theirs.
     */
    private void askForNewPassword() {
        if (context.getUser().credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)) {
            context.getAuthenticationSession().addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
        }
    }

    /**
     * Whether the ticks are the ones that the page came with: made for "continue", they accuse nobody. The page is drawn
     * again with none, and what is ticked then is meant.
     */
    private boolean tickedForThem(Set<String> ticked) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (asked.others().size() < 2 || login.getAuthNote(UNTICKED) != null) {
            return false;
        }
        login.setAuthNote(UNTICKED, "true");
        return ticked.equals(asked.others().stream()
                .limit(asked.surplus())
                .map(LiveSession::id)
                .collect(Collectors.toSet()));
    }

    private void keepBoth() {
        if (policy.keepBoth().isZero() || asked.surplus() > 1) {
            context.challenge(page().fresh());
        } else {
            admit(new LoginNotes.Answer(Map.of(), true));
        }
    }

    private void admit(LoginNotes.Answer answer) {
        new LoginNotes(context.getAuthenticationSession()).answer(answer);
        context.success();
    }

    /** Whether other sessions stand now than when the page was drawn; fewer are no reason to ask again. */
    private boolean changed() {
        Set<String> seen =
                Set.of(Optional.ofNullable(form.getFirst("seen")).orElse("").split(" ", -1));
        return asked.others().stream().anyMatch(other -> !seen.contains(ChoicePage.handle(other)));
    }

    private ChoicePage page() {
        return new ChoicePage(context, policy, asked, proven);
    }
}
