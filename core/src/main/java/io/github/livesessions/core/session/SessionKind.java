package io.github.livesessions.core.session;

/** What a session was opened with, and so whether it takes a place in its owner's plan. */
public enum SessionKind {
    /** A person in a browser or an app. */
    SESSION("session", true),
    /** Lives on without the browser, by the scope {@code offline_access}. */
    OFFLINE_TOKEN("offline-token", true),
    /** A client's own account, by client credentials. */
    SERVICE("service", false),
    /** An administrator acting as the user. */
    IMPERSONATION("impersonation", false);

    private final String id;
    private final boolean counted;

    SessionKind(String id, boolean counted) {
        this.id = id;
        this.counted = counted;
    }

    /** The stored and published name. */
    public String id() {
        return id;
    }

    /** Whether a session of this kind counts against the plan. */
    public boolean counted() {
        return counted;
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SessionKind of(String id) {
        for (SessionKind kind : values()) {
            if (kind.id.equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no session kind '" + id + "'");
    }
}
