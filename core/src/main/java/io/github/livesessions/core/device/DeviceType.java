package io.github.livesessions.core.device;

import java.util.Locale;

/** The shape of a machine, as its user agent gives it away. */
public enum DeviceType {
    DESKTOP,
    TABLET,
    MOBILE,
    UNKNOWN;

    /** The stored and published name. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name; {@link #UNKNOWN} for any other text. */
    public static DeviceType of(String id) {
        for (DeviceType type : values()) {
            if (type.id().equals(id)) {
                return type;
            }
        }
        return UNKNOWN;
    }

    /**
     * Tells the type by the words that browsers put into their user agent. Android tablets differ from phones only by
     * the missing word {@code Mobile}. {@code Tablet PC} is a part of Windows that Internet Explorer mode lists on any
     * machine with a touch screen.
     */
    public static DeviceType fromUserAgent(String userAgent) {
        if (userAgent.contains("iPad")
                || (userAgent.contains("Tablet") && !userAgent.contains("Tablet PC"))
                || (userAgent.contains("Android") && !userAgent.contains("Mobile"))) {
            return TABLET;
        }
        if (userAgent.contains("Mobi") || userAgent.contains("iPhone")) {
            return MOBILE;
        }
        if (userAgent.contains("Windows NT")
                || userAgent.contains("Macintosh")
                || userAgent.contains("X11")
                || userAgent.contains("CrOS")) {
            return DESKTOP;
        }
        return UNKNOWN;
    }
}
