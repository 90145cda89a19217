package io.github.livesessions.registry.visit;

import io.github.livesessions.core.session.EndCause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the gate remembers between the requests of one login, in Keycloak's authentication session: which browser it
 * is, and what the person answered. The server keeps them; the browser cannot write them.
 */
public final class LoginNotes {

    private static final String BROWSER = "live-sessions.browser";
    private static final String ANSWER = "live-sessions.answer";

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
