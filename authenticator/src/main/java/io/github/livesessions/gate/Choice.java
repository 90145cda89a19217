package io.github.livesessions.gate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The buttons of the choice page. */
enum Choice {
    CONTINUE_HERE("continue-here"),
    NOT_ME("not-me"),
    CONTINUE_ELSEWHERE("continue-elsewhere"),
    LOGOUT_EVERYWHERE("logout-everywhere"),
    KEEP_BOTH("keep-both");

    private final String id;

    Choice(String id) {
        this.id = id;
    }

    /** The value of the form's field. */
    String id() {
        return id;
    }

    static Optional<Choice> of(@Nullable String id) {
        for (Choice choice : values()) {
            if (choice.id.equals(id)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
