package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.policy.Reveal;
import io.github.livesessions.registry.push.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a session ended, as far as the reader may know.
 *
 * @param cause a name of {@link io.github.livesessions.core.session.EndCause}
 * @param by {@code you}, {@code administrator} or {@code system}
 * @param device the other device from which it was done; null where the reader may not know, or there is none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReasonView(
        String cause,
        String by,
        @JsonSerialize(using = ToStringSerializer.class) Instant at,
        @Nullable Device device,
        @Nullable City place) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** To an app: nothing of other devices. */
    static ReasonView toApp(Reason reason) {
        return new ReasonView(reason.cause(), reason.by().id(), reason.at(), null, null);
    }

    /**
     * To a client by which people manage their account: the other device, where the account knows the one that the
     * session ran on.
     *
     * @param reveal how much a device learns that is not proven
     */
    static ReasonView toOwner(Reason reason, Reveal reveal) {
        return switch (reason.acquaintance()) {
            case NONE -> toApp(reason);
            case MET_BEFORE -> revealing(reason, reveal);
            case PROVEN -> whole(reason);
        };
    }

    /** To those who may see all of a session. */
    static ReasonView whole(Reason reason) {
        return revealing(reason, Reveal.FULL);
    }

    private static ReasonView revealing(Reason reason, Reveal reveal) {
        return new ReasonView(
                reason.cause(),
                reason.by().id(),
                reason.at(),
                reason.device() == null ? null : Device.of(reason.device(), reveal),
                reason.place() == null ? null : City.of(reason.place(), reveal));
    }

    JsonNode json() {
        return JSON.valueToTree(this);
    }

    /** That device, no more than a sentence takes. */
    record Device(
            String type,
            @Nullable String name,
            @Nullable String browser,
            @Nullable String os) {

        private static Device of(KnownDevice device, Reveal reveal) {
            DeviceDescription description = device.description();
            return reveal == Reveal.FULL
                    ? new Device(
                            description.type().id(),
                            device.name() == null ? description.model() : device.name(),
                            description.browser(),
                            description.os())
                    : new Device(description.type().id(), null, null, null);
        }
    }

    /** Where it is. */
    record City(@Nullable String city, @Nullable String country) {

        private static @Nullable City of(Place place, Reveal reveal) {
            PlaceView view = PlaceView.of(place);
            return switch (reveal) {
                case FULL -> new City(view.city(), view.country());
                case COUNTRY -> new City(null, view.country());
                case DEVICE_TYPE -> null;
            };
        }
    }
}
