package io.github.livesessions.core.policy;

import io.github.livesessions.core.text.Word;

/** What a browser is asked for to know a blocked device again that cleared its storage. */
public enum FingerprintLevel implements Word {
    /** Nothing. */
    OFF("off"),
    /** What its requests say by themselves. */
    HEADERS("headers"),
    /** That and what a script can tell. */
    FULL("full");

    private final String id;

    FingerprintLevel(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
