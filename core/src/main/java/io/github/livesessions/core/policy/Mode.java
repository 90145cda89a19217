package io.github.livesessions.core.policy;

import io.github.livesessions.core.text.Word;

/** Whether a policy is carried out. */
public enum Mode implements Word {
    /** It is. */
    ENFORCING("enforcing"),
    /** Nobody is asked, refused or logged out by it; what it would have done is written into the history. */
    REPORT_ONLY("report-only");

    private final String id;

    Mode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
