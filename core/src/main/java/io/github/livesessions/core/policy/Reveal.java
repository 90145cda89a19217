package io.github.livesessions.core.policy;

import io.github.livesessions.core.text.Word;

/** How much of the other sessions the choice page shows to a device that is not proven. */
public enum Reveal implements Word {
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

    @Override
    public String id() {
        return id;
    }
}
