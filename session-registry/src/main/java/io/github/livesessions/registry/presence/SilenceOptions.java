package io.github.livesessions.registry.presence;

import io.github.livesessions.core.presence.Silence;
import java.time.Duration;
import org.keycloak.Config;

/** The start options that say what silence means, in seconds. */
public final class SilenceOptions {

    public static final String OFFLINE_AFTER = "offline-after";
    public static final String REMOVE_AFTER = "remove-after";

    private static final int LEAST = 4;
    private static final int MOST = 31_536_000;

    private SilenceOptions() {}

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if one has a value that it cannot have
     */
    public static Silence read(Config.Scope config) {
        Duration offlineAfter = seconds(config, OFFLINE_AFTER, Silence.STANDARD.offlineAfter());
        Duration removeAfter = seconds(config, REMOVE_AFTER, Silence.STANDARD.removeAfter());
        if (removeAfter.compareTo(offlineAfter) < 0) {
            throw new IllegalArgumentException("The start option spi-live-sessions--default--" + REMOVE_AFTER
                    + " is shorter than " + OFFLINE_AFTER + ": give at least as many seconds.");
        }
        return new Silence(offlineAfter, removeAfter);
    }

    private static Duration seconds(Config.Scope config, String option, Duration standard) {
        String text = config.get(option);
        if (text == null) {
            return standard;
        }
        boolean number = text.matches("[0-9]{1,8}");
        if (!number || Integer.parseInt(text) < LEAST || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException("The start option spi-live-sessions--default--" + option + " is '" + text
                    + "': give a whole number of seconds from " + LEAST + " to " + MOST + ".");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }
}
