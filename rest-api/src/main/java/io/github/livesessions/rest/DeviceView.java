package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.session.LiveSession;
import org.jspecify.annotations.Nullable;

/**
 * The device that a session runs on, as it is published.
 *
 * @param id of the device within its account; null where none was recorded
 * @param name what its owner calls it, else brand and model; null where neither is known, and browser and system
 *     have to do, in the reader's language
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeviceView(
        @Nullable String id,
        String type,
        @Nullable String name,
        @Nullable String browser,
        @Nullable String browserVersion,
        @Nullable String os,
        @Nullable String osVersion,
        boolean trusted,
        boolean proven,
        boolean blocked) {

    static DeviceView of(LiveSession session) {
        DeviceDescription device = session.device();
        return new DeviceView(
                session.deviceId(),
                device.type().id(),
                session.deviceName() == null ? device.model() : session.deviceName(),
                device.browser(),
                device.browserVersion(),
                device.os(),
                device.osVersion(),
                false,
                false,
                false);
    }
}
