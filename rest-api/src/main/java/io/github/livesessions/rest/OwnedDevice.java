package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.core.device.DeviceType;
import io.github.livesessions.registry.device.HeldDevice;
import io.github.livesessions.registry.store.StandingBlock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device of an account as it is published.
 *
 * @param current whether the request itself comes from it
 * @param firstSeenAt null where only a block of it is left
 * @param sessions ids of the account's sessions on it
 * @param blocks that keep it out, the newest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record OwnedDevice(
        @JsonUnwrapped DeviceView device,
        boolean current,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        Instant firstSeenAt,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        Instant lastSeenAt,

        List<String> sessions,
        List<BlockView> blocks) {

    static OwnedDevice of(HeldDevice held, boolean current, List<BlockView> blocks) {
        return new OwnedDevice(
                DeviceView.of(held.device(), !blocks.isEmpty()),
                current,
                held.device().firstSeenAt(),
                held.device().lastSeenAt(),
                held.sessions(),
                blocks);
    }

    /** A device that was forgotten: it is known by the block's id. */
    static OwnedDevice forgotten(StandingBlock standing, BlockView block) {
        return new OwnedDevice(
                new DeviceView(
                        standing.block().id(),
                        DeviceType.UNKNOWN.id(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        false,
                        true),
                false,
                null,
                null,
                List.of(),
                List.of(block));
    }
}
