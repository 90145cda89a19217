package io.github.livesessions.gate;

import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.policy.Reveal;
import io.github.livesessions.core.session.LiveSession;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One session on the choice page, with as much of it as the realm reveals. */
final class ShownSession {

    private final LiveSession session;
    private final Reveal reveal;
    private final Locale locale;

    ShownSession(LiveSession session, Reveal reveal, Locale locale) {
        this.session = session;
        this.reveal = reveal;
        this.locale = locale;
    }

    /** Whether a session has a point on the map. */
    static Predicate<LiveSession> placed(Reveal reveal) {
        return session ->
                reveal == Reveal.FULL && session.place().flatMap(Place::located).isPresent();
    }

    /** What the page's template knows of the session; what is not known or not revealed is absent. */
    Map<String, Object> attributes(boolean ticked, Instant now) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("id", session.id());
        attributes.put("deviceType", session.device().type().id());
        attributes.put("ticked", ticked);
        putAgo(attributes, now);
        if (reveal != Reveal.DEVICE_TYPE) {
            session.place().ifPresent(place -> put(attributes, "country", country(place)));
        }
        if (reveal == Reveal.FULL) {
            putDevice(attributes);
            session.place().ifPresent(place -> putPlace(attributes, place));
        }
        return attributes;
    }

    private void putDevice(Map<String, Object> attributes) {
        put(
                attributes,
                "deviceName",
                session.deviceName() == null ? session.device().model() : session.deviceName());
        put(attributes, "browserName", session.device().browser());
        put(attributes, "osName", session.device().os());
        put(attributes, "browser", session.device().browserWithVersion().orElse(null));
        put(attributes, "os", session.device().osWithVersion().orElse(null));
    }

    private static void putPlace(Map<String, Object> attributes, Place place) {
        put(attributes, "city", place.city());
        Coordinates coordinates = place.coordinates();
        if (coordinates != null) {
            attributes.put("latitude", coordinates.latitude());
            attributes.put("longitude", coordinates.longitude());
            put(attributes, "accuracyKm", coordinates.accuracyKm());
        }
    }

    private @Nullable String country(Place place) {
        return place.countryCode() == null
                ? null
                : new Locale.Builder().setRegion(place.countryCode()).build().getDisplayCountry(locale);
    }

    /** The largest whole unit, so that the page can say it in any language without a script. */
    private void putAgo(Map<String, Object> attributes, Instant now) {
        Duration ago = Duration.between(session.lastActivityAt(), now);
        attributes.put("lastActivity", session.lastActivityAt().toString());
        if (ago.toMinutes() < 1) {
            ago(attributes, "now", 0);
        } else if (ago.toHours() < 1) {
            ago(attributes, "minute", ago.toMinutes());
        } else if (ago.toDays() < 1) {
            ago(attributes, "hour", ago.toHours());
        } else {
            ago(attributes, "day", ago.toDays());
        }
    }

    private static void ago(Map<String, Object> attributes, String unit, long count) {
        attributes.put("agoUnit", unit);
        attributes.put("agoCount", count);
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable Object value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }
}
