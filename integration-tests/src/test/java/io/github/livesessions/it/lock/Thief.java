package io.github.livesessions.it.lock;

import io.github.livesessions.it.device.Device;
import java.util.List;

/** Somebody who has copied the cookies of a browser into another. */
public final class Thief {

    private static final List<String> COOKIES = List.of(
            "KEYCLOAK_IDENTITY",
            "KEYCLOAK_SESSION",
            "AUTH_SESSION_ID",
            "KC_AUTH_SESSION_HASH",
            "KC_RESTART",
            "LIVE_SESSIONS_DEVICE");

    private Thief() {}

    /** The thief's own browser with all cookies of the victim's. */
    public static Device withAllCookies(Device victim, Device own) {
        COOKIES.forEach(name -> victim.cookie(name).ifPresent(own::plant));
        return own;
    }

    /** The thief's own browser with that one cookie of the victim's. */
    static Device withCookie(String name, Device victim, Device own) {
        return own.plant(victim.cookie(name).orElseThrow());
    }
}
