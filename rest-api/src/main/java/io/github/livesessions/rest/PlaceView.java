package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place as it is published.
 *
 * @param country English name of the country
 * @param latitude degrees north
 * @param longitude degrees east
 * @param accuracyKm radius of the likely area in kilometres
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PlaceView(
        @Nullable String city,
        @Nullable String region,
        @Nullable String country,
        @Nullable String countryCode,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Integer accuracyKm) {

    static PlaceView of(Place place) {
        Coordinates at = place.coordinates();
        return new PlaceView(
                place.city(),
                place.region(),
                place.countryCode() == null ? null : country(place.countryCode()),
                place.countryCode(),
                at == null ? null : Double.valueOf(at.latitude()),
                at == null ? null : Double.valueOf(at.longitude()),
                at == null ? null : at.accuracyKm());
    }

    private static String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }
}
