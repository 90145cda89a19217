package io.github.livesessions.core.plan;

import java.util.Optional;

/** When the choice page is shown though the plan is not full. */
public enum Notice {
    NEVER("never"),
    /** On the first login of a device to the account. */
    NEW_DEVICE("new-device"),
    ALWAYS("always");

    private final String id;

    Notice(String id) {
        this.id = id;
    }

    /** The stored and published name. */
    public String id() {
        return id;
    }

    /** Whether a login of a device, new to the account or not, is shown the page. */
    public boolean wanted(boolean newDevice) {
        return this == ALWAYS || (this == NEW_DEVICE && newDevice);
    }

    /** The value of that name, if there is one. */
    public static Optional<Notice> of(String id) {
        for (Notice value : values()) {
            if (value.id.equals(id)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
