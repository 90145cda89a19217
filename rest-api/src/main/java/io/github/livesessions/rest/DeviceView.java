package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.KnownDevice;
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

    /**
     * The device of a session.
     *
     * @param known what its account knows of it; null where none was recorded
     */
    static DeviceView of(LiveSession session, @Nullable KnownDevice known, boolean blocked) {
        return of(session.deviceId(), session.deviceName(), session.device(), known, blocked);
    }

    /** A device of an account. */
    static DeviceView of(KnownDevice device, boolean blocked) {
        return of(device.id(), device.name(), device.description(), device, blocked);
    }

    private static DeviceView of(
            @Nullable String id,
            @Nullable String name,
            DeviceDescription device,
            @Nullable KnownDevice known,
            boolean blocked) {
        return new DeviceView(
                id,
                device.type().id(),
                name == null ? device.model() : name,
                device.browser(),
                device.browserVersion(),
                device.os(),
                device.osVersion(),
                known != null && known.trusted(),
                known != null && known.proven(),
                blocked);
    }
}
