package io.github.livesessions.registry.visit;

import io.github.livesessions.core.session.EndCause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the gate remembers between the requests of one login, in Keycloak's authentication session: which browser it
 * is, and what the person answered. The server keeps them; the browser cannot write them.
 */
public final class LoginNotes {

    private static final String BROWSER = "live-sessions.browser";
    private static final String ANSWER = "live-sessions.answer";
    private static final String PASSWORD_RESET = "live-sessions.password-reset";

    private final AuthenticationSessionModel login;

    public LoginNotes(AuthenticationSessionModel login) {
        this.login = login;
    }

    public Optional<String> browserId() {
        return Optional.ofNullable(login.getAuthNote(BROWSER));
    }

    public void browserId(String id) {
        if (!id.equals(login.getAuthNote(BROWSER))) {
            login.setAuthNote(BROWSER, id);
        }
    }

    /**
     * Whether the person has shown, by a mailed link, to be the one who may set a new password, and has to set it now.
     * Keycloak itself forgets that the login came this way as soon as it shows the page for the password.
     */
    public boolean passwordReset() {
        boolean arriving = LoginActionsService.RESET_CREDENTIALS_PATH.equals(
                        login.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH))
                && login.getRequiredActions().contains(UserModel.RequiredAction.UPDATE_PASSWORD.name());
        if (arriving) {
            login.setAuthNote(PASSWORD_RESET, "true");
        }
        return arriving || login.getAuthNote(PASSWORD_RESET) != null;
    }

    /** Whether an action was begun by a mailed link, apart from any login: no session comes of it. */
    public boolean mailedAction() {
        return login.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) != null;
    }

    /** What the person chose, if the page has been answered. */
    public Optional<Answer> answer() {
        return Optional.ofNullable(login.getAuthNote(ANSWER)).map(LoginNotes::parse);
    }

    public void answer(Answer answer) {
        StringBuilder text = new StringBuilder(answer.keepBoth() ? "keep-both" : "end");
        answer.endings()
                .forEach((id, cause) -> text.append(' ').append(id).append('=').append(cause.id()));
        login.setAuthNote(ANSWER, text.toString());
    }

    /** Takes the answer back: the sessions have changed since, and the person is asked again. */
    public void forgetAnswer() {
        login.removeAuthNote(ANSWER);
    }

    private static Answer parse(String text) {
        String[] words = text.split(" ", -1);
        Map<String, EndCause> endings = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].lastIndexOf('=');
            endings.put(words[i].substring(0, equals), EndCause.of(words[i].substring(equals + 1)));
        }
        return new Answer(endings, words[0].equals("keep-both"));
    }

    /**
     * A person's answer to the choice page.
     *
     * @param endings the sessions to end, by id, and why
     * @param keepBoth whether one session above the limit is to stay for a while
     */
    public record Answer(Map<String, EndCause> endings, boolean keepBoth) {}
}
