package io.github.livesessions.registry.geo;

import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a database says about an address, before it is believed.
 *
 * @param latitude degrees as the database stores them, of 32 or 64 bits
 * @param longitude likewise
 * @param accuracyKm kilometres
 */
record PlaceRow(
        @Nullable String city,
        @Nullable String region,
        @Nullable String countryCode,
        @Nullable Number latitude,
        @Nullable Number longitude,
        @Nullable Integer accuracyKm) {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    /** Stands for "unknown" in DB-IP and is assigned to no country. */
    private static final String NO_COUNTRY = "ZZ";

    /** The part that makes sense; empty where nothing does. */
    Optional<Place> place() {
        Place place = new Place(text(city), text(region), country(), coordinates());
        boolean unknown = place.city() == null
                && place.region() == null
                && place.countryCode() == null
                && place.coordinates() == null;
        return unknown ? Optional.empty() : Optional.of(place);
    }

    private static @Nullable String text(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip();
    }

    private @Nullable String country() {
        return countryCode == null
                        || NO_COUNTRY.equals(countryCode)
                        || !COUNTRY.matcher(countryCode).matches()
                ? null
                : countryCode;
    }

    private @Nullable Coordinates coordinates() {
        if (latitude == null || longitude == null || NO_COUNTRY.equals(countryCode)) {
            return null;
        }
        double north = degrees(latitude);
        double east = degrees(longitude);
        boolean onTheGlobe = Math.abs(north) <= 90 && Math.abs(east) <= 180;
        return onTheGlobe ? new Coordinates(north, east, radius()) : null;
    }

    /** Through the decimal form, so that a 32-bit 59.9139 does not become 59.91389846801758. */
    private static double degrees(Number stored) {
        return Double.parseDouble(stored.toString());
    }

    private @Nullable Integer radius() {
        return accuracyKm == null || accuracyKm <= 0 ? null : accuracyKm;
    }
}
