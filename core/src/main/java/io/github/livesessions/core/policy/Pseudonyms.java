package io.github.livesessions.core.policy;

import io.github.livesessions.core.text.Word;

/** Whether the history names addresses and devices, or keeps only what tells one from another. */
public enum Pseudonyms implements Word {
    /** As they are. */
    OFF("off"),
    /** Keyed MACs in their place. */
    ON("on");

    private final String id;

    Pseudonyms(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
