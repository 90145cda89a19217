package io.github.livesessions.core.policy;

import io.github.livesessions.core.text.Word;

/** How people get their own history erased. */
public enum ErasureRule implements Word {
    /** By themselves, at once. */
    IMMEDIATE("immediate"),
    /** An administrator carries out what they ask for. */
    ON_APPROVAL("on-approval");

    private final String id;

    ErasureRule(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
