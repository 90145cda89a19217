package io.github.livesessions.registry.visit;

import io.github.livesessions.core.session.EndCause;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private static final String RENEWED = "live-sessions.browser-renewed";
    private static final String ANSWER = "live-sessions.answer";
    private static final String CHALLENGE = "live-sessions.challenge";
    private static final String KEY = "live-sessions.key";
    private static final String FINGERPRINTS = "live-sessions.fingerprints";
    private static final String PROVED_AT = "live-sessions.proved-at";
    private static final String GUARD = "live-sessions.guard";
    private static final String SINCE = "live-sessions.since";
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

    /** The id of the browser that this login gave it in place of the one that it came with. */
    public Optional<String> renewedBrowserId() {
        return Optional.ofNullable(login.getAuthNote(RENEWED));
    }

    void renewBrowserId(String id) {
        login.setAuthNote(RENEWED, id);
        browserId(id);
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

    /** Remembers what the browser is to sign, and when it was asked. */
    public void challenge(String challenge, Instant now) {
        login.setAuthNote(CHALLENGE, now.toEpochMilli() + " " + challenge);
    }

    /**
     * Takes the challenge back: it can be answered once.
     *
     * @param since challenges from before then have expired
     */
    public Optional<String> takeChallenge(Instant since) {
        Optional<String[]> words =
                Optional.ofNullable(login.getAuthNote(CHALLENGE)).map(text -> text.split(" ", 2));
        login.removeAuthNote(CHALLENGE);
        return words.filter(
                        asked -> !Instant.ofEpochMilli(Long.parseLong(asked[0])).isBefore(since))
                .map(asked -> asked[1]);
    }

    /**
     * Notes what the browser showed when it was asked for its key.
     *
     * @param keyThumbprint of the key that it proved to hold; null for none
     */
    public void shown(@Nullable String keyThumbprint, List<String> fingerprints, Instant now) {
        login.setAuthNote(PROVED_AT, Long.toString(now.toEpochMilli()));
        set(KEY, keyThumbprint);
        set(FINGERPRINTS, fingerprints.isEmpty() ? null : String.join(" ", fingerprints));
    }

    /** When the browser was last asked for its key in this login, and answered. */
    public Optional<Instant> provedAt() {
        return Optional.ofNullable(login.getAuthNote(PROVED_AT)).map(at -> Instant.ofEpochMilli(Long.parseLong(at)));
    }

    /** Notes that the guard was passed by a factor or an address that exists since {@code since}. */
    public void guardPassed(Instant since) {
        login.setAuthNote(GUARD, Long.toString(since.toEpochMilli()));
    }

    /** What the browser has shown so far. */
    public Showing showing() {
        Optional<Instant> guard =
                Optional.ofNullable(login.getAuthNote(GUARD)).map(at -> Instant.ofEpochMilli(Long.parseLong(at)));
        return new Showing(
                login.getAuthNote(KEY),
                provedAt().isPresent(),
                Optional.ofNullable(login.getAuthNote(FINGERPRINTS))
                        .map(text -> List.of(text.split(" ", -1)))
                        .orElse(List.of()),
                guard.or(() -> Factors.passed(login)).orElse(null),
                since());
    }

    /** When the gate first saw this login; noted now if it has not been. */
    private Instant since() {
        String noted = login.getAuthNote(SINCE);
        if (noted == null) {
            noted = Long.toString(Instant.now().toEpochMilli());
            login.setAuthNote(SINCE, noted);
        }
        return Instant.ofEpochMilli(Long.parseLong(noted));
    }

    private void set(String note, @Nullable String value) {
        if (value == null) {
            login.removeAuthNote(note);
        } else {
            login.setAuthNote(note, value);
        }
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
    public record Answer(Map<String, EndCause> endings, boolean keepBoth) {

        /** The button that was pressed, by its name in the form. */
        public String button() {
            if (keepBoth) {
                return "keep-both";
            }
            return endings.containsValue(EndCause.NOT_ME) ? "not-me" : "continue-here";
        }
    }
}
