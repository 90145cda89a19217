package io.github.livesessions.core.policy;

import io.github.livesessions.core.text.Word;

/** What happens to a session that is used from somewhere else than its device. */
public enum OnLockViolation implements Word {
    /** The request is refused; the session of the owner goes on. */
    REFUSE("refuse"),
    /** The session ends. */
    END_SESSION("end-session");

    private final String id;

    OnLockViolation(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
