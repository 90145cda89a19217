package io.github.livesessions.core.presence;

import io.github.livesessions.core.text.Word;

/** Whether a page of the session is there, as its page agent tells. */
public enum Presence implements Word {
    /** Checked within two minutes. */
    ONLINE("online"),
    /** Was checked once, and has been silent for longer. */
    OFFLINE("offline"),
    /** Never checked: an app without the agent. It is not taken for offline. */
    UNCHECKED("unchecked");

    private final String id;

    Presence(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
