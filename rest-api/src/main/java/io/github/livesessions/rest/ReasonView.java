package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.registry.push.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a session ended, as its page is told.
 *
 * @param cause a name of {@link io.github.livesessions.core.session.EndCause}
 * @param by {@code you}, {@code administrator} or {@code system}
 * @param device the other device from which it was done; null where the page may not know, or there is none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReasonView(
        String cause,
        String by,
        @JsonSerialize(using = ToStringSerializer.class) Instant at,
        @Nullable Device device,
        @Nullable City place) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ReasonView of(Reason reason) {
        return new ReasonView(
                reason.cause(),
                reason.by().id(),
                reason.at(),
                reason.device() == null ? null : Device.of(reason.device()),
                reason.place() == null ? null : City.of(reason.place()));
    }

    static JsonNode json(Reason reason) {
        return JSON.valueToTree(of(reason));
    }

    /** That device, no more than a sentence takes. */
    record Device(
            @Nullable String name,
            @Nullable String browser,
            @Nullable String os) {

        private static Device of(KnownDevice device) {
            return new Device(
                    device.name() == null ? device.description().model() : device.name(),
                    device.description().browser(),
                    device.description().os());
        }
    }

    /** Where it is. */
    record City(@Nullable String city, @Nullable String country) {

        private static City of(Place place) {
            PlaceView view = PlaceView.of(place);
            return new City(view.city(), view.country());
        }
    }
}
