package io.github.livesessions.core.policy;

import io.github.livesessions.core.text.Word;

/** How firmly a session is held to its device. */
public enum Lock implements Word {
    /** A silent request passes on cookie and kind of agent, so that silent sign-on goes on working. */
    STANDARD("standard"),
    /** A silent request whose last proof is too old has to log in. */
    STRICT("strict");

    private final String id;

    Lock(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
