package io.github.livesessions.core.policy;

import io.github.livesessions.core.text.Word;

/** What a device that is not proven needs before it may end other sessions. */
public enum EndSessions implements Word {
    /** Nothing: the owner is told. */
    FREE("free"),
    /** A second factor or a mailed code. */
    STEP_UP("step-up");

    private final String id;

    EndSessions(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
