package io.github.livesessions.core.session;

/** Why a session ended. */
public enum EndCause {
    /** The person logged out. */
    LOGOUT("logout"),
    /** The same device logged in again. */
    REPLACED("replaced"),
    /** The plan was full and this session was the first to give way. */
    EVICTED("evicted"),
    /** The owner continued on another device and ended this one on the choice page. */
    CHOICE("choice"),
    /** The owner said on another device that this session was not theirs. */
    NOT_ME("not-me"),
    /** The owner logged out everywhere. */
    LOGOUT_EVERYWHERE("logout-everywhere"),
    /** An administrator ended it. */
    ADMIN("admin"),
    /** A new password was set, by the owner or by an administrator. */
    PASSWORD("password"),
    /** The account was disabled. */
    DISABLED("disabled"),
    /** The person did nothing for as long as the plan or the realm allows. */
    IDLE("idle"),
    /** It reached the longest life that the plan or the realm allows. */
    AGE("age"),
    /** Its pages have been silent for a day. */
    OFFLINE("offline"),
    /** Idle or too old, by Keycloak's clocks. */
    EXPIRED("expired"),
    /** Keycloak no longer knows it, or never did. */
    LOST("lost"),
    /** Kept above the limit for a while, and the while is over. */
    KEEP_OVER("keep-over"),
    /** The plan had filled up between the gate and the end of the login. */
    LIMIT_REFUSED("limit-refused"),
    /** Its device was blocked. */
    BLOCKED("blocked"),
    /** Its cookie or token was used from another device, and the realm ends such sessions. */
    LOCK_VIOLATION("lock-violation"),
    /** The account or the realm is gone. */
    DELETED("deleted");

    private final String id;

    EndCause(String id) {
        this.id = id;
    }

    /** The stored and published name. */
    public String id() {
        return id;
    }

    /**
     * The cause of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EndCause of(String id) {
        for (EndCause cause : values()) {
            if (cause.id.equals(id)) {
                return cause;
            }
        }
        throw new IllegalArgumentException("no end cause '" + id + "'");
    }
}
