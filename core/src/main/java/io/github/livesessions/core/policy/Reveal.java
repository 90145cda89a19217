package io.github.livesessions.core.policy;

import java.util.Optional;

/** How much of the other sessions the choice page shows to a device that is not proven. */
public enum Reveal {
    /** Everything: device, browser, city, map. */
    FULL("full"),
    /** Device type and country. */
    COUNTRY("country"),
    /** Device type alone. */
    DEVICE_TYPE("device-type");

    private final String id;

    Reveal(String id) {
        this.id = id;
    }

    /** The stored and published name. */
    public String id() {
        return id;
    }

    /** The value of that name, if there is one. */
    public static Optional<Reveal> of(String id) {
        for (Reveal value : values()) {
            if (value.id.equals(id)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
