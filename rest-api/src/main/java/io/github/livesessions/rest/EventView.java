package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.core.device.DeviceDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the history as it is published.
 *
 * @param type a name of {@link io.github.livesessions.core.record.SessionEventType}
 * @param username of the user; left out where it is not shown
 * @param actor who did it; null where it was the user, or nobody in particular
 * @param byDeviceId the device of the account from which it was done; left out where it is not shown
 * @param ipAddress an address; a range, or a keyed MAC, where no more is kept
 * @param clientId the {@code client_id}; the internal id of a client that is gone
 * @param cause why, as a kebab-case word
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EventView(
        String id,
        @JsonSerialize(using = ToStringSerializer.class) Instant at,
        String type,
        @Nullable String userId,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String username,

        @Nullable Actor actor,
        @Nullable String sessionId,
        Device device,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String byDeviceId,

        @Nullable String ipAddress,
        @Nullable PlaceView place,
        @Nullable String clientId,
        @Nullable String cause) {

    /**
     * Who did it.
     *
     * @param kind {@code owner} or {@code administrator}
     * @param id left out where it is not for whoever asks
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Actor(String kind, @Nullable String id) {}

    /**
     * The device as it was then.
     *
     * @param id of the device within its account
     * @param model brand and model
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Device(
            @Nullable String id,
            String type,
            @Nullable String model,
            @Nullable String browser,
            @Nullable String browserVersion,
            @Nullable String os,
            @Nullable String osVersion) {

        static Device of(@Nullable String id, DeviceDescription device) {
            return new Device(
                    id,
                    device.type().id(),
                    device.model(),
                    device.browser(),
                    device.browserVersion(),
                    device.os(),
                    device.osVersion());
        }
    }
}
