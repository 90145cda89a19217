package io.github.livesessions.it.presence;

import java.time.Duration;

/** The start options of the servers of these tests, on which silence is told within seconds. */
final class Times {

    static final String OFFLINE_AFTER_8_S = "--spi-live-sessions--default--offline-after=8";
    static final String REMOVE_AFTER_30_S = "--spi-live-sessions--default--remove-after=30";

    /** What may lie between a change and everybody's knowing of it. */
    static final Duration SOON = Duration.ofSeconds(2);

    static final Duration OFFLINE_AFTER = Duration.ofSeconds(8);

    /** How much later than promised a session may be shown as offline. */
    static final Duration LATE = Duration.ofSeconds(5);

    private Times() {}
}
