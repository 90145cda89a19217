package io.github.livesessions.core.session;

/** What has come of telling a client that one of its sessions ended. */
public enum LogoutResult {
    /** It has said that it heard. */
    TOLD("told"),
    /** It has not heard yet, and is being told. */
    WAITING("waiting"),
    /** It has not heard, and is no longer being told. */
    FAILED("failed"),
    /** It does not ask to be told. */
    NOT_REGISTERED("not-registered");

    private final String id;

    LogoutResult(String id) {
        this.id = id;
    }

    /** The stored and published name. */
    public String id() {
        return id;
    }

    /**
     * The result of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static LogoutResult of(String id) {
        for (LogoutResult result : values()) {
            if (result.id.equals(id)) {
                return result;
            }
        }
        throw new IllegalArgumentException("no logout result '" + id + "'");
    }
}
