package io.github.livesessions.core.plan;

import io.github.livesessions.core.text.Word;

/** When the choice page is shown though the plan is not full. */
public enum Notice implements Word {
    NEVER("never"),
    /** On the first login of a device to the account. */
    NEW_DEVICE("new-device"),
    ALWAYS("always");

    private final String id;

    Notice(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** Whether a login of a device, new to the account or not, is shown the page. */
    public boolean wanted(boolean newDevice) {
        return this == ALWAYS || (this == NEW_DEVICE && newDevice);
    }
}
