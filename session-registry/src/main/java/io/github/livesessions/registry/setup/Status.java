package io.github.livesessions.registry.setup;

import io.github.livesessions.core.text.Word;

/** How a part of the setup is found. */
public enum Status implements Word {
    OK("ok"),
    MISSING("missing"),
    /** It works, but not as well or as safely as it could. */
    WARNING("warning"),
    /** It cannot be told from here. */
    UNKNOWN("unknown");

    private final String id;

    Status(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
