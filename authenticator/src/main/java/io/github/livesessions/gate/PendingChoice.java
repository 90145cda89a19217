package io.github.livesessions.gate;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a person has chosen on the choice page and has to pass the guard for. */
final class PendingChoice {

    private static final String NOTE = "live-sessions.pending";
    private static final List<String> FIELDS = List.of("choice", "seen", "session");

    private final AuthenticationSessionModel login;

    PendingChoice(AuthenticationSessionModel login) {
        this.login = login;
    }

    /** Keeps the form's answer; ids of sessions hold neither spaces nor line breaks. */
    void keep(MultivaluedMap<String, String> form) {
        StringBuilder text = new StringBuilder();
        for (String field : FIELDS) {
            String values = String.join(" ", form.getOrDefault(field, List.of()));
            text.append(values.replace('\n', ' ')).append('\n');
        }
        login.setAuthNote(NOTE, text.toString());
    }

    boolean stands() {
        return login.getAuthNote(NOTE) != null;
    }

    void forget() {
        login.removeAuthNote(NOTE);
    }

    /** The kept answer as the form that it came in. */
    Optional<MultivaluedMap<String, String>> take() {
        return Optional.ofNullable(login.getAuthNote(NOTE)).map(text -> {
            forget();
            String[] lines = text.split("\n", -1);
            MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
            form.putSingle("choice", lines[0]);
            form.putSingle("seen", lines[1]);
            form.put("session", List.of(lines[2].split(" ", -1)));
            return form;
        });
    }
}
