package io.github.livesessions.registry.push;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.text.Word;

/** Who ended a session, as its page says it. */
public enum By implements Word {
    /** Somebody who logged in to the account, or acted in it. */
    YOU("you"),
    /** Whoever it was, an administrator is not named. */
    ADMINISTRATOR("administrator"),
    /** Nobody: a clock, or a rule. */
    SYSTEM("system");

    private final String id;

    By(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    static By of(SessionEvent ended) {
        String actor = ended.actorId();
        if (actor != null && !actor.equals(ended.userId())) {
            return ADMINISTRATOR;
        }
        String cause = ended.cause();
        return cause == null ? SYSTEM : of(EndCause.of(cause));
    }

    static By of(EndCause cause) {
        return switch (cause) {
            case LOGOUT, REPLACED, EVICTED, CHOICE, NOT_ME, LOGOUT_EVERYWHERE, PASSWORD, BLOCKED -> YOU;
            case ADMIN, DISABLED, DELETED -> ADMINISTRATOR;
            case IDLE, AGE, OFFLINE, EXPIRED, LOST, KEEP_OVER, LIMIT_REFUSED, LOCK_VIOLATION -> SYSTEM;
        };
    }
}
