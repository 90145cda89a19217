package io.github.livesessions.core.place;

import org.jspecify.annotations.Nullable;

/**
 * A point on the globe with the radius within which the device is likely to be.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param accuracyKm radius of the likely area in kilometres, above 0; null where the database does not tell
 */
public record Coordinates(
        double latitude, double longitude, @Nullable Integer accuracyKm) {

    public Coordinates {
        if (!(latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException("latitude must lie between -90 and 90, but is " + latitude);
        }
        if (!(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("longitude must lie between -180 and 180, but is " + longitude);
        }
        if (accuracyKm != null && accuracyKm <= 0) {
            throw new IllegalArgumentException("accuracyKm must be above 0, but is " + accuracyKm);
        }
    }
}
