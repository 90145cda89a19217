package io.github.livesessions.core.record;

/**
 * What a person wants to be recorded and told of.
 *
 * @param locationTracking whether places and whole addresses are kept
 * @param emailAlerts whether alerts come by mail
 */
public record Preferences(boolean locationTracking, boolean emailAlerts) {

    /** Of somebody who has never said anything. */
    public static final Preferences STANDARD = new Preferences(true, true);
}
