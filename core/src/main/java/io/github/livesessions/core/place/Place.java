package io.github.livesessions.core.place;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place that an IP address was looked up to. Every part may be missing: city databases know some addresses only by
 * country, and some not at all.
 *
 * @param city English name of the city
 * @param region English name of the first subdivision
 * @param countryCode ISO 3166-1 alpha-2 code in upper case, such as {@code NO}
 * @param coordinates centre of the area, if the database gives one
 */
public record Place(
        @Nullable String city,
        @Nullable String region,
        @Nullable String countryCode,
        @Nullable Coordinates coordinates) {

    /** The coordinates, absent where the database names only a country. */
    public Optional<Coordinates> located() {
        return Optional.ofNullable(coordinates);
    }
}
