package io.github.livesessions.registry.mail;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.session.LiveSession;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device and where it is, to be told in words.
 *
 * @param name that its owner gave it, if any
 */
public record Whereabouts(
        DeviceDescription device,
        @Nullable String name,
        @Nullable Place place) {

    /** Those of a session. */
    public static Whereabouts of(LiveSession session) {
        return new Whereabouts(
                session.device(), session.deviceName(), session.place().orElse(null));
    }

    /** What the mail's template knows of it; what is not known is empty. */
    Map<String, Object> words(Locale locale) {
        Optional<Place> where = Optional.ofNullable(place);
        return Map.of(
                "name", Objects.requireNonNullElse(name == null ? device.model() : name, ""),
                "browser", Objects.requireNonNullElse(device.browser(), ""),
                "os", Objects.requireNonNullElse(device.os(), ""),
                "type", device.type().id(),
                "city", where.map(Place::city).orElse(""),
                "country",
                        where.map(Place::countryCode)
                                .map(code -> new Locale.Builder()
                                        .setRegion(code)
                                        .build()
                                        .getDisplayCountry(locale))
                                .orElse(""));
    }
}
