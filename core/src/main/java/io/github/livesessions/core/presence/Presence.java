package io.github.livesessions.core.presence;

import io.github.livesessions.core.text.Word;
import org.jspecify.annotations.Nullable;

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

    /** The presence of that name, which is stored; nothing is stored of a session that nobody checked. */
    public static Presence of(@Nullable String id) {
        return id == null ? UNCHECKED : Word.of(Presence.class, id).orElse(UNCHECKED);
    }

    @Override
    public String id() {
        return id;
    }
}
