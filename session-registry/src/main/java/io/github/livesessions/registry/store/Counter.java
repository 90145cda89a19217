package io.github.livesessions.registry.store;

import io.github.livesessions.core.text.Word;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Something of a realm that is counted.
 *
 * @param label which plan, country, type of device, city, hour or day; null where that is not known, or there is one only
 * @param countryCode of a place
 * @param latitude of a place, in degrees north
 * @param longitude of a place, in degrees east
 */
public record Counter(
        String realmId,
        Dimension dimension,
        @Nullable String label,
        @Nullable String countryCode,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    /** What is counted apart. */
    public enum Dimension implements Word {
        SESSIONS("sessions"),
        ONLINE("online"),
        USERS("users"),
        PLAN("plan"),
        COUNTRY("country"),
        DEVICE_TYPE("device-type"),
        PLACE("place"),
        STARTED_HOUR("started-hour"),
        ENDED_HOUR("ended-hour"),
        STARTED_DAY("started-day"),
        ENDED_DAY("ended-day"),
        REFUSED_DAY("refused-day"),
        BLOCKED_DAY("blocked-day");

        private final String id;

        Dimension(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** All of the realm. */
    static Counter of(String realmId, Dimension dimension) {
        return of(realmId, dimension, null);
    }

    /** One value of a dimension. */
    static Counter of(String realmId, Dimension dimension, @Nullable String label) {
        return new Counter(realmId, dimension, label, null, null, null);
    }

    /** The same for two that count the same, whatever the database takes for equal texts. */
    String id() {
        return digest(realmId
                + '\n'
                + dimension.id()
                + '\n'
                + label
                + '\n'
                + countryCode
                + '\n'
                + latitude
                + '\n'
                + longitude);
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
